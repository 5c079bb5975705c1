import { ResourceType } from '@aws-sdk/client-config-service';
import { catalogue } from '../../lib/controls/catalogue';
import { each } from '../../lib/controls/check';
import { gathered, managedRule, none, single } from '../../lib/controls/detect';
import { compliant } from '../../lib/controls/verdict';
import { isListable, resourceKind } from '../../lib/live/resource-kinds';
import { ConfigRegion } from '../../lib/rules/config-region';
import { isJudgedLive, liveRulesFor } from '../../lib/rules/live-rules';

const control = (id: string, detect: Parameters<typeof liveRulesFor>[0][number]['detect'], ...types: string[]) => ({
  id,
  title: 'All is well',
  check: each(types, compliant),
  detect,
});
const queues = control('QueueEncrypted', single(), 'AWS::SQS::Queue');
const queueTls = control('QueueTlsOnly', gathered('queue-policy'), 'AWS::SQS::Queue');
const headers = control('Headers', single(), 'AWS::CloudFront::ResponseHeadersPolicy');
const distributions = control('Distributions', single(), 'AWS::CloudFront::Distribution');
const webAcls = control('WebAcls', single(), 'AWS::WAFv2::WebACL');
const managed = control('Versions', [managedRule('S3_BUCKET_VERSIONING_ENABLED')], 'AWS::S3::Bucket');
const attested = control('Trained', none('nobody reads minds'), 'AWS::S3::Bucket');

test.each([
  [ConfigRegion.HOME, ['QueueEncrypted', 'QueueTlsOnly', 'WebAcls']],
  [ConfigRegion.EDGE, ['Headers', 'Distributions', 'WebAcls']],
  [ConfigRegion.HOME_AND_EDGE, ['QueueEncrypted', 'QueueTlsOnly', 'Headers', 'Distributions', 'WebAcls']],
])('%s runs %j', (region, ids) => {
  const rules = liveRulesFor([queues, queueTls, headers, distributions, webAcls, managed, attested], region);

  expect(rules.map(({ id }) => id)).toEqual(ids);
});

test('starts a rule when a resource changes, where its own properties decide', () => {
  expect(liveRulesFor([queues], ConfigRegion.HOME)).toEqual([
    {
      id: 'QueueEncrypted',
      controlId: 'QueueEncrypted',
      description: 'Judges QueueEncrypted on what runs: All is well',
      parameters: { controlId: 'QueueEncrypted' },
      types: ['AWS::SQS::Queue'],
      otherTypes: [],
      changesOf: ['AWS::SQS::Queue'],
      daily: false,
      permissions: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags', 'sqs:ListQueues'],
    },
  ]);
});

test.each([
  ['what is read beside a resource can change without it', queueTls, ['AWS::SQS::Queue']],
  ['AWS Config does not record the type', headers, []],
])('also judges once a day where %s', (_why, each, changesOf) => {
  expect(liveRulesFor([each], ConfigRegion.HOME_AND_EDGE)).toMatchObject([{ changesOf, daily: true }]);
});

test('names types as AWS Config does, each once', () => {
  const identities = control('Identities', single(), 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role');
  const tables = control('Tables', single(), 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');

  const changes = liveRulesFor([identities, tables], ConfigRegion.HOME).map(({ changesOf }) => changesOf);

  expect(changes).toEqual([['AWS::IAM::Policy', 'AWS::IAM::Role'], ['AWS::DynamoDB::Table']]);
});

test('names the types that are not judged', () => {
  const policies = control(
    'Policies',
    single(),
    'AWS::SQS::QueuePolicy',
    'AWS::SQS::QueueInlinePolicy',
    'AWS::IAM::Role',
    'AWS::CloudFront::Distribution',
  );

  expect(liveRulesFor([policies], ConfigRegion.HOME)).toMatchObject([
    {
      types: ['AWS::IAM::Role'],
      otherTypes: ['AWS::CloudFront::Distribution', 'AWS::SQS::QueueInlinePolicy', 'AWS::SQS::QueuePolicy'],
    },
  ]);
});

test('leaves a control out none of whose types can be judged', () => {
  const unreadable = control('Records', single(), 'AWS::Route53::RecordSet', 'AWS::ApiGateway::Deployment');

  expect(liveRulesFor([unreadable], ConfigRegion.HOME_AND_EDGE)).toEqual([]);
});

test('asks for what a daily run lists in the other region', () => {
  const cors = control('Cors', single(), 'AWS::CloudFront::ResponseHeadersPolicy', 'AWS::ApiGatewayV2::Api');

  const [rule] = liveRulesFor([cors], ConfigRegion.EDGE);

  expect(rule?.types).toEqual(['AWS::CloudFront::ResponseHeadersPolicy']);
  expect(rule?.permissions).toEqual([
    'apigateway:GET',
    'cloudfront:GetResponseHeadersPolicy',
    'cloudfront:ListResponseHeadersPolicies',
  ]);
});

test('asks for what is read beside a resource', () => {
  const [rule] = liveRulesFor(
    [control('Pools', gathered('user-pool-web-acl'), 'AWS::Cognito::UserPool')],
    ConfigRegion.HOME,
  );

  expect(rule?.permissions).toEqual(
    expect.arrayContaining(['cognito-idp:DescribeUserPool', 'wafv2:GetWebACL', 'wafv2:GetWebACLForResource']),
  );
});

test('refuses a title that is too long for a description', () => {
  const wordy = { ...queues, title: 'w'.repeat(240) };

  expect(() => liveRulesFor([wordy], ConfigRegion.HOME)).toThrow(
    new RangeError('QueueEncrypted: description has 276 characters; AWS Config takes 256'),
  );
});

describe('the catalogue', () => {
  const home = liveRulesFor(catalogue, ConfigRegion.HOME);
  const edge = liveRulesFor(catalogue, ConfigRegion.EDGE);
  const everything = liveRulesFor(catalogue, ConfigRegion.HOME_AND_EDGE);
  const ids = (rules: typeof home) => rules.map(({ controlId }) => controlId);

  test('has a rule for every control that is judged live', () => {
    const live = catalogue.filter(({ detect }) => 'kind' in detect && detect.kind === 'live').map(({ id }) => id);

    expect(live.length).toBeGreaterThan(0);
    expect(ids(everything)).toEqual(live);
  });

  test('is deployed whole by a home region and the edge', () => {
    expect(new Set([...ids(home), ...ids(edge)])).toEqual(new Set(ids(everything)));
  });

  test.each([
    'UserPoolWebAcl',
    'UserPoolClientCallbackUrls',
    'StrictTransportSecurity',
    'QueueEncrypted',
    'WebAclRuleGroupsEnforced',
  ])('judges %s, which no managed rule sees', (id) => {
    expect(ids(everything)).toContain(id);
  });

  test('starts each rule by something', () => {
    const idle = [...home, ...edge, ...everything].filter(({ changesOf, daily }) => changesOf.length === 0 && !daily);

    expect(idle).toEqual([]);
  });

  test('is started by changes of types that AWS Config records alone', () => {
    const types = new Set<string>(everything.flatMap(({ changesOf }) => changesOf));
    const recorded = new Set<string>(Object.values(ResourceType));

    expect(types.size).toBeGreaterThan(0);
    expect([...types].filter((type) => !recorded.has(type))).toEqual([]);
  });

  test('lists once a day nothing of which every resource would be unknown', () => {
    const daily = new Set(everything.filter((rule) => rule.daily).map(({ controlId }) => controlId));
    const listed = catalogue
      .filter(({ id }) => daily.has(id))
      .flatMap(({ check }) => check.types.flatMap((type) => resourceKind(type) ?? []))
      .filter(isListable);

    expect(listed.filter(({ type }) => !isJudgedLive(type))).toEqual([]);
  });

  test('lists CloudFront once a day at the edge alone', () => {
    const listing = home.filter(
      ({ daily, otherTypes }) => daily && otherTypes.some((type) => type.startsWith('AWS::CloudFront::')),
    );

    expect(ids(listing)).toEqual([]);
  });

  test('asks for reads alone', () => {
    const actions = new Set(everything.flatMap(({ permissions }) => permissions));

    expect([...actions].filter((action) => !/^[a-z0-9-]+:(Describe|Get|List|GET$)/.test(action))).toEqual([]);
    expect(
      [...actions].filter((action) => /:Get(SecretValue|Object|ParametersByPath|Parameter)$/.test(action)),
    ).toEqual([]);
  });
});

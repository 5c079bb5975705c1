import { App, Stack } from 'aws-cdk-lib';
import { Capture, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { webAclCapacity } from '../../lib/controls/edge/web-acl-capacity';
import { StorefrontWebAcl, type StorefrontWebAclProps } from '../../lib/edge/storefront-web-acl';
import { WebAclScope } from '../../lib/edge/web-acl-scope';

const ACCOUNT = '123456789012';

function stack(region = 'us-east-1'): Stack {
  return new Stack(new App(), 'Edge', { env: { account: ACCOUNT, region } });
}

interface RenderedRule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: unknown;
  readonly OverrideAction?: unknown;
  readonly Statement: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly VisibilityConfig: unknown;
}

function rulesOf(scope: Stack): RenderedRule[] {
  const rules = new Capture();
  Template.fromStack(scope).hasResourceProperties('AWS::WAFv2::WebACL', { Rules: rules });
  return rules.asArray();
}

function rules(props: Partial<StorefrontWebAclProps> = {}): RenderedRule[] {
  const edge = stack();
  new StorefrontWebAcl(edge, 'WebAcl', { scope: WebAclScope.CLOUDFRONT, ...props });
  return rulesOf(edge);
}

const extraRule = (name: string, priority: number) => ({
  name,
  priority,
  action: { block: {} },
  statement: { geoMatchStatement: { countryCodes: ['AQ'] } },
  visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
});

describe('StorefrontWebAcl rules', () => {
  test('stand in an order that later versions can add to', () => {
    expect(rules({ sqlStore: true }).map(({ Name, Priority }) => [Priority, Name])).toEqual([
      [100, 'AWSManagedRulesAmazonIpReputationList'],
      [200, 'RequestRate'],
      [210, 'LoginRate'],
      [220, 'RegistrationRate'],
      [230, 'PasswordResetRate'],
      [240, 'CheckoutRate'],
      [300, 'AWSManagedRulesCommonRuleSet'],
      [310, 'AWSManagedRulesKnownBadInputsRuleSet'],
      [320, 'AWSManagedRulesSQLiRuleSet'],
    ]);
  });

  test('enforce the managed groups without an override and at their default version', () => {
    const managed = rules().filter(({ Statement }) => Statement.ManagedRuleGroupStatement !== undefined);

    expect(managed).toHaveLength(3);
    for (const rule of managed) {
      expect(rule).toMatchObject({ OverrideAction: { None: {} } });
      expect(rule.Statement.ManagedRuleGroupStatement).toEqual({ VendorName: 'AWS', Name: rule.Name });
    }
  });

  test('all have metrics and samples of their own', () => {
    for (const { Name, VisibilityConfig } of rules({ sqlStore: true })) {
      expect(VisibilityConfig).toEqual({
        CloudWatchMetricsEnabled: true,
        MetricName: Name,
        SampledRequestsEnabled: true,
      });
    }
  });

  test('answer an address that sends too much with 429', () => {
    const edge = stack();
    new StorefrontWebAcl(edge, 'WebAcl', { scope: WebAclScope.CLOUDFRONT });
    const rates = rulesOf(edge).filter(({ Statement }) => Statement.RateBasedStatement !== undefined);

    expect(rates).toHaveLength(5);
    for (const { Action } of rates) {
      expect(Action).toEqual({
        Block: {
          CustomResponse: {
            ResponseCode: 429,
            CustomResponseBodyKey: 'TooManyRequests',
            ResponseHeaders: [{ Name: 'Retry-After', Value: '300' }],
          },
        },
      });
    }
    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::WebACL', {
      CustomResponseBodies: { TooManyRequests: { ContentType: 'TEXT_PLAIN' } },
    });
  });

  test('limit every request of an address', () => {
    expect(rules().find(({ Name }) => Name === 'RequestRate')?.Statement).toEqual({
      RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 300, Limit: 2000 },
    });
  });

  test.each([
    ['LoginRate', '/login', 100],
    ['RegistrationRate', '/register', 50],
    ['PasswordResetRate', '/password-reset', 50],
    ['CheckoutRate', '/checkout', 100],
  ])('limit %s to its path, however that is spelt', (name, path, limit) => {
    expect(rules().find(({ Name }) => Name === name)?.Statement.RateBasedStatement).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
      Limit: limit,
      ScopeDownStatement: {
        ByteMatchStatement: {
          FieldToMatch: { UriPath: {} },
          PositionalConstraint: 'STARTS_WITH',
          SearchString: path,
          TextTransformations: [
            { Priority: 0, Type: 'URL_DECODE' },
            { Priority: 1, Type: 'NORMALIZE_PATH' },
            { Priority: 2, Type: 'LOWERCASE' },
          ],
        },
      },
    });
  });

  test.each([
    ['LoginRate', { loginPath: '/Konto/Anmelden', loginLimit: 10 }, '/konto/anmelden', 10],
    ['RegistrationRate', { registrationPath: '/join', registrationLimit: 20 }, '/join', 20],
    ['PasswordResetRate', { passwordResetPath: '/forgot', passwordResetLimit: 30 }, '/forgot', 30],
    ['CheckoutRate', { checkoutPath: '/pay/', checkoutLimit: 40 }, '/pay/', 40],
  ])('take path and limit of %s from props, in the case that requests are lowered to', (name, props, path, limit) => {
    expect(rules(props).find(({ Name }) => Name === name)?.Statement).toMatchObject({
      RateBasedStatement: {
        Limit: limit,
        ScopeDownStatement: { ByteMatchStatement: { SearchString: path } },
      },
    });
  });

  test.each([
    ['by default', {}, 1063],
    ['with an SQL store', { sqlStore: true }, 1263],
    ['without path limits', { pathRateLimits: false }, 927],
    ['with one more rule', { additionalRules: [extraRule('Antarctica', 10)] }, 1064],
  ])('cost what the docstring says %s, within the base price', (_name, props, expected) => {
    const { capacity, unknown } = webAclCapacity(rules(props));

    expect({ capacity, unknown }).toEqual({ capacity: expected, unknown: [] });
    expect(capacity).toBeLessThanOrEqual(1500);
  });

  test('leave paths out in front of a user pool, and take its own', () => {
    const found = rules({ pathRateLimits: false, additionalRules: [extraRule('First', 99), extraRule('Last', 400)] });

    expect(found.map(({ Name }) => Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'RequestRate',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'First',
      'Last',
    ]);
  });
});

const PATH_MEND =
  'give the beginning of a path as the shop writes it, such as "/login": an absolute path of at most 200 bytes ' +
  'without query, wildcard or percent-encoding';
const LIMIT_MEND = 'give a whole number of requests in five minutes, from 10 to 2000000000';
const RULE_MEND = 'give each rule a name of its own, and a priority of its own outside 100 to 399';

describe('StorefrontWebAcl refuses', () => {
  test.each<[Partial<StorefrontWebAclProps>, string]>([
    [{ loginPath: 'login' }, `loginPath is "login"; ${PATH_MEND}`],
    [{ loginPath: '/' }, `loginPath is "/"; ${PATH_MEND}`],
    [{ loginPath: '' }, `loginPath is ""; ${PATH_MEND}`],
    [{ registrationPath: '/sign up' }, `registrationPath is "/sign up"; ${PATH_MEND}`],
    [{ registrationPath: '/a?b' }, `registrationPath is "/a?b"; ${PATH_MEND}`],
    [{ passwordResetPath: '/reset/*' }, `passwordResetPath is "/reset/*"; ${PATH_MEND}`],
    [{ passwordResetPath: '/a/../b' }, `passwordResetPath is "/a/../b"; ${PATH_MEND}`],
    [{ checkoutPath: '//checkout' }, `checkoutPath is "//checkout"; ${PATH_MEND}`],
    [{ checkoutPath: '/%63art' }, `checkoutPath is "/%63art"; ${PATH_MEND}`],
    [{ checkoutPath: `/${'é'.repeat(100)}` }, `checkoutPath is "/${'é'.repeat(100)}"; ${PATH_MEND}`],
    [{ registrationPath: '/Login' }, 'registrationPath is "/Login"; give each limit a path of its own'],
    [{ requestLimit: 9 }, `requestLimit is 9; ${LIMIT_MEND}`],
    [{ requestLimit: 2_000_000_001 }, `requestLimit is 2000000001; ${LIMIT_MEND}`],
    [{ loginLimit: 9 }, `loginLimit is 9; ${LIMIT_MEND}`],
    [{ registrationLimit: 10.5 }, `registrationLimit is 10.5; ${LIMIT_MEND}`],
    [{ passwordResetLimit: -1 }, `passwordResetLimit is -1; ${LIMIT_MEND}`],
    [{ checkoutLimit: 0 }, `checkoutLimit is 0; ${LIMIT_MEND}`],
    [{ pathRateLimits: false, loginPath: '/login' }, 'loginPath is "/login"; leave it out, or leave pathRateLimits on'],
    [{ pathRateLimits: false, checkoutLimit: 50 }, 'checkoutLimit is 50; leave it out, or leave pathRateLimits on'],
    [
      { additionalRules: [extraRule('RequestRate', 1)] },
      `additionalRules is {"name":"RequestRate","priority":1}; ${RULE_MEND}`,
    ],
    [{ additionalRules: [extraRule('New', 100)] }, `additionalRules is {"name":"New","priority":100}; ${RULE_MEND}`],
    [{ additionalRules: [extraRule('New', 399)] }, `additionalRules is {"name":"New","priority":399}; ${RULE_MEND}`],
    [
      { additionalRules: [extraRule('One', 1), extraRule('Two', 1)] },
      `additionalRules is {"name":"Two","priority":1}; ${RULE_MEND}`,
    ],
  ])('%j', (props, message) => {
    expect(() => rules(props)).toThrow(new Error(`Edge/WebAcl: ${message}`));
  });

  test('the scope CLOUDFRONT in another region', () => {
    const home = stack('eu-central-1');

    expect(() => new StorefrontWebAcl(home, 'WebAcl', { scope: WebAclScope.CLOUDFRONT })).toThrow(
      new Error('Edge/WebAcl: region is "eu-central-1"; create it in a stack whose env.region is us-east-1'),
    );
  });

  test('to associate the scope CLOUDFRONT', () => {
    const webAcl = new StorefrontWebAcl(stack(), 'WebAcl', { scope: WebAclScope.CLOUDFRONT });

    expect(() => webAcl.associate('Pool', 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/a')).toThrow(
      new Error(
        'Edge/WebAcl: scope is "CLOUDFRONT"; give webAclArn to the distribution, or make a web ACL of scope REGIONAL to associate',
      ),
    );
  });
});

describe('StorefrontWebAcl', () => {
  test('is made where the region is decided at deployment', () => {
    const anywhere = new Stack(new App(), 'Edge');

    new StorefrontWebAcl(anywhere, 'WebAcl', { scope: WebAclScope.CLOUDFRONT });

    Template.fromStack(anywhere).hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
      Name: Match.absent(),
    });
  });

  test('keeps credentials out of samples', () => {
    const edge = stack();
    new StorefrontWebAcl(edge, 'WebAcl', { scope: WebAclScope.CLOUDFRONT });

    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::WebACL', {
      DataProtectionConfig: {
        DataProtections: [
          {
            Action: 'SUBSTITUTION',
            Field: { FieldType: 'SINGLE_HEADER', FieldKeys: Match.arrayWith(['authorization', 'cookie', 'x-api-key']) },
          },
          {
            Action: 'SUBSTITUTION',
            Field: { FieldType: 'SINGLE_QUERY_ARGUMENT', FieldKeys: Match.arrayWith(['code', 'password', 'token']) },
          },
          { Action: 'SUBSTITUTION', Field: { FieldType: 'BODY', FieldKeys: Match.absent() } },
        ],
      },
    });
  });

  test('passes key, retention and removal policy on to its log', () => {
    const edge = stack();
    const encryptionKey = new kms.Key(edge, 'Key');

    const webAcl = new StorefrontWebAcl(edge, 'WebAcl', {
      scope: WebAclScope.CLOUDFRONT,
      encryptionKey,
      logRetention: logs.RetentionDays.FIVE_YEARS,
    });

    Template.fromStack(edge).hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: edge.resolve(encryptionKey.keyArn),
      RetentionInDays: 1827,
    });
    expect(edge.resolve(webAcl.logGroup.logGroupName)).toEqual({ Ref: 'WebAclLogLogGroup47EF9727' });
  });

  test('stands in front of a resource of its region', () => {
    const home = stack('eu-central-1');
    const resourceArn = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a';
    const webAcl = new StorefrontWebAcl(home, 'WebAcl', { scope: WebAclScope.REGIONAL });

    webAcl.associate('Pool', resourceArn);

    Template.fromStack(home).hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: resourceArn,
      WebACLArn: home.resolve(webAcl.webAclArn),
    });
  });

  test.each([
    [WebAclScope.CLOUDFRONT, 'us-east-1', {}],
    [WebAclScope.REGIONAL, 'eu-central-1', { Region: 'eu-central-1' }],
  ])('reports %s metrics under the dimensions that AWS WAF writes', (scope, region, more) => {
    const edge = stack(region);
    const webAcl = new StorefrontWebAcl(edge, 'WebAcl', { scope });

    const blocked = webAcl.metricBlockedRequests({ label: 'blocked' });

    expect(blocked).toMatchObject({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      statistic: 'Sum',
      label: 'blocked',
      dimensions: { Rule: 'ALL', WebACL: expect.stringMatching(/^EdgeWebAcl/), ...more },
    });
    expect(webAcl.metricAllowedRequests().metricName).toBe('AllowedRequests');
    expect(webAcl.metric('CountedRequests').metricName).toBe('CountedRequests');
    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::WebACL', {
      VisibilityConfig: {
        CloudWatchMetricsEnabled: true,
        MetricName: blocked.dimensions?.WebACL,
        SampledRequestsEnabled: true,
      },
    });
  });
});

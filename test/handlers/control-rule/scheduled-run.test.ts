import { failure } from './account-server';
import { configEvent, inRegion, schedule } from './config-event';
import { LivingAccount } from './living-account';
import { ACCOUNT, type LivingResource } from './living-resource';
import { RuleFunction } from './rule-function';
import { compliantCase } from './sample-account';

const rule = new RuleFunction();
const { server } = rule;
const { subject: policy } = compliantCase('StrictTransportSecurity');
const headers = (number: number): LivingResource => ({
  ...policy,
  identifier: `policy-${number}`,
  properties: { ...policy.properties, Id: `policy-${number}` },
});
const many = (count: number) => new LivingAccount(Array.from({ length: count }, (_, number) => headers(number)));

beforeAll(() => rule.start());
beforeEach(() => server.reset(many(3)));
afterAll(() => server.stop());

const event = configEvent('StrictTransportSecurity', schedule, inRegion('us-east-1'));
const told = () => server.evaluations;
const ids = () => told().map(({ ComplianceResourceId }) => ComplianceResourceId);
const lists = () => server.requests.filter(({ target }) => target.endsWith('.ListResources'));

test('every resource is judged, and told by its type', async () => {
  const summary = await rule.run(event);

  expect(summary).toMatchObject({ compliant: 3, nonCompliant: 0 });
  expect(told()).toMatchObject(
    [0, 1, 2].map((number) => ({
      ComplianceResourceType: 'AWS::CloudFront::ResponseHeadersPolicy',
      ComplianceResourceId: `policy-${number}`,
      ComplianceType: 'COMPLIANT',
    })),
  );
});

test('more than a hundred are told a hundred at a time', async () => {
  server.reset(many(230));

  await rule.run(event);

  expect(server.reports.map(({ Evaluations }) => (Evaluations as unknown[]).length)).toEqual([100, 100, 30]);
  expect(new Set(ids()).size).toBe(230);
});

test('every page is listed; what two pages list is told once', async () => {
  const page = (from: number, NextToken?: string) => ({
    body: { ResourceDescriptions: [from, from + 1].map((number) => ({ Identifier: `policy-${number}` })), NextToken },
  });
  server.instead = ({ target, body }) => {
    if (!target.endsWith('.ListResources')) return undefined;
    return body.NextToken === undefined ? page(0, 'second') : page(1);
  };

  await rule.run(event);

  expect(lists().map(({ body }) => body.NextToken)).toEqual([undefined, 'second']);
  expect(ids()).toEqual(['policy-0', 'policy-1', 'policy-2']);
});

test.each([
  [
    'denied',
    failure('AccessDeniedException'),
    'Cloud Control answers AccessDeniedException: AccessDeniedException of a test',
  ],
  ['without end', { body: { ResourceDescriptions: [], NextToken: 'again' } }, 'Cloud Control repeats a page'],
  ['no list', { body: {} }, 'Cloud Control answers no list'],
  ['nameless', { body: { ResourceDescriptions: [{}] } }, 'Cloud Control lists a resource without an identifier'],
])('a list that is %s is told of the account', async (_, answer, reason) => {
  server.former = ['AWS::CloudFront::ResponseHeadersPolicy policy-9'];
  server.instead = ({ target }) => (target.endsWith('.ListResources') ? answer : undefined);

  await rule.run(event);

  expect(told()).toMatchObject([
    {
      ComplianceResourceType: 'AWS::::Account',
      ComplianceResourceId: ACCOUNT,
      ComplianceType: 'NON_COMPLIANT',
      Annotation: `UNKNOWN: AWS::CloudFront::ResponseHeadersPolicy could not be listed: ${reason}`,
    },
  ]);
});

test('a page that fails keeps what the pages before it listed', async () => {
  server.instead = ({ target, body }) => {
    if (!target.endsWith('.ListResources')) return undefined;
    if (body.NextToken !== undefined) return failure('AccessDeniedException');
    return { body: { ResourceDescriptions: [{ Identifier: 'policy-1' }], NextToken: 'second' } };
  };

  await rule.run(event);

  expect(told().map(({ ComplianceResourceId, ComplianceType }) => [ComplianceResourceId, ComplianceType])).toEqual([
    ['policy-1', 'COMPLIANT'],
    [ACCOUNT, 'NON_COMPLIANT'],
  ]);
});

test('what was not reached in time is unknown, not left out', async () => {
  server.reset(many(12));
  server.instead = ({ target, body }) =>
    target.endsWith('.GetResource') && body.Identifier !== 'policy-0' ? { body: '', delay: 2_000 } : undefined;

  await rule.run(event, 20_500);

  expect(ids()).toHaveLength(12);
  expect(
    told()
      .filter(({ ComplianceType }) => ComplianceType === 'COMPLIANT')
      .map(({ ComplianceResourceId }) => ComplianceResourceId),
  ).toEqual(['policy-0']);
  expect(told()[11]).toMatchObject({ Annotation: 'UNKNOWN: it was not reached within the time of the run' });
});

test('what was listed and is gone is not applicable', async () => {
  server.instead = ({ body }) => (body.Identifier === 'policy-1' ? failure('ResourceNotFoundException') : undefined);

  await rule.run(event);

  expect(told()[1]).toMatchObject({ ComplianceResourceId: 'policy-1', ComplianceType: 'NOT_APPLICABLE' });
});

test('one resource that cannot be read does not keep the others back', async () => {
  server.instead = ({ body }) => (body.Identifier === 'policy-1' ? failure('AccessDeniedException') : undefined);

  await rule.run(event);

  expect(told().map(({ ComplianceType }) => ComplianceType)).toEqual(['COMPLIANT', 'NON_COMPLIANT', 'COMPLIANT']);
});

describe('former verdicts', () => {
  test('on what is gone are withdrawn', async () => {
    server.former = [
      'AWS::CloudFront::ResponseHeadersPolicy policy-1',
      'AWS::CloudFront::ResponseHeadersPolicy policy-9',
      `AWS::::Account ${ACCOUNT}`,
      'AWS::SQS::Queue other',
    ];

    await rule.run(event);

    expect(told().slice(3)).toMatchObject([
      { ComplianceResourceId: 'policy-9', ComplianceType: 'NOT_APPLICABLE' },
      { ComplianceResourceType: 'AWS::::Account', ComplianceType: 'NOT_APPLICABLE' },
    ]);
    expect(told()).toHaveLength(5);
  });

  test('that cannot be read keep nothing back', async () => {
    server.instead = ({ target }) =>
      target.endsWith('.GetComplianceDetailsByConfigRule') ? failure('AccessDeniedException') : undefined;

    await rule.run(event);

    expect(told()).toHaveLength(3);
  });
});

describe('AWS Config', () => {
  const failed = (count: number) => ({
    body: {
      FailedEvaluations: [0, 1, 2].slice(0, count).map((number) => ({
        ComplianceResourceType: 'T',
        ComplianceResourceId: `policy-${number}`,
        ComplianceType: 'COMPLIANT',
        OrderingTimestamp: 1,
      })),
    },
  });

  test('is told again what it did not take', async () => {
    let call = 0;
    server.instead = ({ target }) => (target.endsWith('.PutEvaluations') && call++ === 0 ? failed(1) : undefined);

    await rule.run(event);

    expect(server.reports.map(({ Evaluations }) => (Evaluations as unknown[]).length)).toEqual([3, 1]);
  });

  test('that keeps refusing makes the run fail', async () => {
    server.instead = ({ target }) => (target.endsWith('.PutEvaluations') ? failed(2) : undefined);

    await expect(rule.run(event)).rejects.toThrow('AWS Config did not take 2 of 3 evaluations');
  });

  test('that denies makes the run fail', async () => {
    server.instead = ({ target }) =>
      target.endsWith('.PutEvaluations') ? failure('InvalidResultTokenException') : undefined;

    await expect(rule.run(event)).rejects.toThrow('InvalidResultTokenException of a test');
  });
});

test('web ACLs are listed by scope, in us-east-1 by both', async () => {
  await rule.run(configEvent('WebAclRateLimit', schedule, inRegion('eu-west-1')));
  await rule.run(configEvent('WebAclRateLimit', schedule, inRegion('us-east-1')));

  expect(lists().map(({ body }) => body.ResourceModel)).toEqual([
    '{"Scope":"REGIONAL"}',
    '{"Scope":"REGIONAL"}',
    '{"Scope":"CLOUDFRONT"}',
  ]);
});

test('CloudFront is judged in us-east-1 alone', async () => {
  await rule.run(configEvent('StrictTransportSecurity', schedule));

  expect(server.requests.map(({ target }) => target)).toEqual(['StarlingDoveService.GetComplianceDetailsByConfigRule']);
});

describe('what is listed for each parent', () => {
  const { subject: permission, account } = compliantCase('FunctionPermissionSource');
  const run = configEvent('FunctionPermissionSource', schedule);

  test('is asked of each', async () => {
    server.reset(account);

    await rule.run(run);

    expect(lists().map(({ body }) => [body.TypeName, body.ResourceModel])).toEqual([
      ['AWS::Lambda::Function', undefined],
      ['AWS::Lambda::Permission', JSON.stringify({ FunctionName: permission.properties.FunctionName })],
    ]);
    expect(ids()).toEqual([permission.identifier]);
  });

  test('is nothing, where a parent is said to have none', async () => {
    server.reset(account);
    server.instead = ({ target, body }) =>
      target.endsWith('.ListResources') && body.ResourceModel !== undefined
        ? failure('ResourceNotFoundException')
        : undefined;

    await rule.run(run);

    expect(told()).toEqual([]);
  });

  test('is not known, where the parents are not', async () => {
    server.reset(account);
    server.instead = ({ target }) => (target.endsWith('.ListResources') ? failure('AccessDeniedException') : undefined);

    await rule.run(run);

    expect(told()).toMatchObject([{ ComplianceResourceType: 'AWS::::Account', ComplianceType: 'NON_COMPLIANT' }]);
  });
});

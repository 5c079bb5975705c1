import { failure } from './account-server';
import { changeOf, configEvent, configurationItem, INSTANT } from './config-event';
import { LivingAccount } from './living-account';
import { ACCOUNT, type LivingResource } from './living-resource';
import { RuleFunction } from './rule-function';
import { compliantCase } from './sample-account';

const rule = new RuleFunction();
const { server } = rule;
const { subject: queue, account } = compliantCase('QueueEncrypted');

beforeAll(() => rule.start());
beforeEach(() => server.reset(account));
afterAll(() => server.stop());

const told = () => server.evaluations;
const change = (resource: LivingResource = queue, others: object = {}) =>
  configEvent('QueueEncrypted', changeOf(resource, others));
const unencrypted = {
  ...queue,
  properties: { ...queue.properties, KmsMasterKeyId: undefined, SqsManagedSseEnabled: false },
};

test('a change is judged by one read and told in one call', async () => {
  const summary = await rule.run(change());

  expect(summary).toEqual({ controlId: 'QueueEncrypted', compliant: 1, nonCompliant: 0, notApplicable: 0 });
  expect(server.requests).toEqual([
    { target: 'CloudApiService.GetResource', body: { TypeName: 'AWS::SQS::Queue', Identifier: queue.identifier } },
    {
      target: 'StarlingDoveService.PutEvaluations',
      body: {
        ResultToken: 'token',
        Evaluations: [
          {
            ComplianceResourceType: 'AWS::SQS::Queue',
            ComplianceResourceId: queue.identifier,
            ComplianceType: 'COMPLIANT',
            OrderingTimestamp: Date.parse(INSTANT) / 1000,
          },
        ],
      },
    },
  ]);
});

test('the living resource counts, not what the notification says of it', async () => {
  server.reset(new LivingAccount([unencrypted]));

  await rule.run(change(queue));

  expect(told()).toMatchObject([
    { ComplianceType: 'NON_COMPLIANT', Annotation: expect.stringContaining('SqsManagedSseEnabled') },
  ]);
});

test('an item too large to send is read all the same', async () => {
  const { configuration: _, ...configurationItemSummary } = configurationItem(queue) as { configuration: unknown };

  await rule.run(
    configEvent('QueueEncrypted', {
      configurationItemSummary,
      s3DeliverySummary: { s3BucketLocation: null, errorCode: null, errorMessage: null },
      notificationCreationTime: INSTANT,
      messageType: 'OversizedConfigurationItemChangeNotification',
    }),
  );

  expect(told()).toMatchObject([{ ComplianceType: 'COMPLIANT' }]);
});

test.each(['ResourceDeleted', 'ResourceDeletedNotRecorded'])(
  'what is %s is not applicable, and not read',
  async (configurationItemStatus) => {
    await rule.run(change(queue, { configurationItemStatus, configuration: null }));

    expect(server.requests.map(({ target }) => target)).toEqual(['StarlingDoveService.PutEvaluations']);
    expect(told()).toMatchObject([{ ComplianceResourceId: queue.identifier, ComplianceType: 'NOT_APPLICABLE' }]);
  },
);

test('what left the scope of the rule is not applicable', async () => {
  await rule.run(configEvent('QueueEncrypted', changeOf(queue), { eventLeftScope: true }));

  expect(told()).toMatchObject([{ ComplianceType: 'NOT_APPLICABLE' }]);
});

test('a resource of another type is not applicable', async () => {
  await rule.run(configEvent('BucketNoWebsite', changeOf(queue)));

  expect(told()).toMatchObject([{ ComplianceResourceType: 'AWS::SQS::Queue', ComplianceType: 'NOT_APPLICABLE' }]);
});

test('what AWS Config has and Cloud Control does not find is unknown', async () => {
  server.reset(new LivingAccount([]));

  await rule.run(change());

  expect(told()).toMatchObject([
    {
      ComplianceType: 'NON_COMPLIANT',
      Annotation: `UNKNOWN: Cloud Control finds no AWS::SQS::Queue ${queue.identifier}`,
    },
  ]);
});

test('a replica of a key, which AWS Config has as a key, is read as what it is', async () => {
  const replica: LivingResource = {
    type: 'AWS::KMS::ReplicaKey',
    identifier: 'mrk-1',
    arn: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/mrk-1`,
    properties: { KeyId: 'mrk-1', KeyPolicy: { Statement: [] } },
    enabledMfas: [],
  };
  server.reset(new LivingAccount([replica]));

  await rule.run(configEvent('KeyDutiesSeparated', changeOf(replica)));

  expect(server.requests.slice(0, 2).map(({ body }) => body.TypeName)).toEqual([
    'AWS::KMS::Key',
    'AWS::KMS::ReplicaKey',
  ]);
  expect(told()).toMatchObject([{ ComplianceResourceType: 'AWS::KMS::Key', ComplianceResourceId: 'mrk-1' }]);
  expect(told()[0]?.Annotation ?? '').not.toMatch(/^UNKNOWN/);
});

test('a throttled read is tried again', async () => {
  server.instead = (_, number) => (number === 0 ? failure('ThrottlingException') : undefined);

  await rule.run(change());

  expect(server.requests.map(({ target }) => target.split('.')[1])).toEqual([
    'GetResource',
    'GetResource',
    'PutEvaluations',
  ]);
  expect(told()).toMatchObject([{ ComplianceType: 'COMPLIANT' }]);
});

test.each([
  [
    'is denied',
    failure('AccessDeniedException'),
    'Cloud Control answers AccessDeniedException: AccessDeniedException of a test',
  ],
  [
    'is of a type without a read',
    failure('UnsupportedActionException'),
    'Cloud Control answers UnsupportedActionException: UnsupportedActionException of a test',
  ],
  [
    'answers no properties',
    { body: { TypeName: 'AWS::SQS::Queue' } },
    'Cloud Control answers properties that are no JSON object',
  ],
  [
    'answers half of the properties',
    { body: { ResourceDescription: { Properties: '{"QueueUrl":' } } },
    'Cloud Control answers properties that are no JSON object',
  ],
  [
    'answers another thing',
    { body: { ResourceDescription: { Properties: '{}' } } },
    'Cloud Control answers a resource without QueueUrl',
  ],
  ['answers no JSON', { body: '<html>' }, expect.stringMatching(/^Cloud Control answers SyntaxError: /)],
])('a read that %s leaves it unknown', async (_, answer, reason) => {
  server.instead = ({ target }) => (target.endsWith('.GetResource') ? answer : undefined);

  await rule.run(change());

  expect(told()).toMatchObject([{ ComplianceType: 'NON_COMPLIANT', Annotation: expect.stringMatching(/^UNKNOWN: /) }]);
  expect(told()[0]?.Annotation?.replace('UNKNOWN: ', '')).toEqual(reason);
});

test('a read that takes too long leaves it unknown', async () => {
  server.instead = ({ target }) => (target.endsWith('.GetResource') ? { body: '', delay: 3_000 } : undefined);

  await rule.run(change(), 20_200);

  expect(told()).toMatchObject([{ Annotation: 'UNKNOWN: it was not reached within the time of the run' }]);
});

test('a test run is told as one', async () => {
  await rule.run(configEvent('QueueEncrypted', changeOf(queue), { resultToken: 'TESTMODE' }));

  expect(server.reports).toMatchObject([{ ResultToken: 'TESTMODE', TestMode: true }]);
});

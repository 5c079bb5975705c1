import type { DescribedAccount } from '../described-account';
import { type ReadWorld, readWorld, rule } from './read-world';

const SHOP = '111122223333';
const BRANCH = '444455556666';
const EMPTY = '777788889999';
const home = { account: SHOP, region: 'eu-central-1' };
const branch = { account: BRANCH, region: 'eu-central-1' };

const check = 'penetration-test-conformance-pack-a1b2c3d4e';

const accounts: readonly DescribedAccount[] = [
  {
    account: SHOP,
    regions: {
      'eu-central-1': {
        rules: [
          rule('versioned', 3, 130),
          rule('encrypted', 5, 0),
          {
            name: check,
            source: 'AWS_CONFIG_PROCESS_CHECK',
            results: [{ type: 'AWS::::Account', id: SHOP, compliance: 'COMPLIANT' }],
          },
        ],
      },
    },
    aggregators: [
      {
        name: 'all',
        region: 'eu-central-1',
        sources: [home, branch, { account: EMPTY, region: 'eu-central-1' }],
      },
      {
        name: 'organization',
        region: 'eu-central-1',
        organization: 'o-abc',
        sources: [home, { ...branch, status: 'OUTDATED' }],
      },
      { name: 'failing', region: 'eu-central-1', sources: [home, { ...branch, status: 'FAILED' }] },
    ],
  },
  { account: BRANCH, regions: { 'eu-central-1': { rules: [rule('versioned', 0, 2)] } } },
  { account: EMPTY, regions: {} },
];

let world: ReadWorld;

beforeAll(async () => {
  world = await readWorld(accounts, { emptyPages: true });
});

afterAll(() => world.close());

const read = (aggregator: string, options = {}, faults = undefined as Parameters<ReadWorld['read']>[2]) =>
  world.read(options, [{ region: 'eu-central-1', aggregator }], faults);

test('an aggregator counts, and lists what violates', async () => {
  const { aggregator, scopes, rules, evaluations, gaps, recorders } = await read('all');

  expect(aggregator).toBe('all');
  expect(scopes).toEqual([home, branch, { account: EMPTY, region: 'eu-central-1' }]);
  expect(recorders).toEqual([]);
  expect(rules).toEqual([
    {
      scope: home,
      name: 'versioned',
      parameters: {},
      compliance: 'NON_COMPLIANT',
      counts: { NON_COMPLIANT: 130 },
      countsCapped: false,
    },
    {
      scope: home,
      name: 'encrypted',
      parameters: {},
      compliance: 'COMPLIANT',
      counts: { NON_COMPLIANT: 0 },
      countsCapped: false,
    },
    {
      scope: home,
      name: check,
      parameters: {},
      compliance: 'COMPLIANT',
      counts: { COMPLIANT: 1 },
      countsCapped: false,
      lastEvaluatedAt: '2026-11-01T00:00:00.000Z',
    },
    {
      scope: branch,
      name: 'versioned',
      parameters: {},
      compliance: 'NON_COMPLIANT',
      counts: { NON_COMPLIANT: 2 },
      countsCapped: false,
    },
  ]);
  expect(evaluations.filter(({ compliance }) => compliance === 'NON_COMPLIANT')).toHaveLength(132);
  expect(evaluations.filter(({ rule: of }) => of === check).map(({ compliance }) => compliance)).toEqual(['COMPLIANT']);
  expect(gaps).toEqual([]);
  const listed = world.server.requests.filter(({ operation }) => operation.startsWith('GetAggregateComplianceDetails'));
  expect(new Set(listed.map(({ input }) => `${input.AccountId} ${input.ConfigRuleName}`))).toEqual(
    new Set([`${SHOP} versioned`, `${SHOP} ${check}`, `${BRANCH} versioned`]),
  );
});

test('an organization tells of its accounts by their resources, and of what is outdated', async () => {
  const { scopes, gaps } = await read('organization');

  expect(scopes).toEqual([home, branch]);
  expect(gaps).toEqual([
    {
      scope: undefined,
      operation: 'DescribeConfigurationAggregatorSourcesStatus',
      code: 'SourceOUTDATED',
      message: 'the aggregator has no recent data of o-abc in eu-central-1',
    },
  ]);
});

test('a source that the aggregator cannot read is a gap of that account', async () => {
  const { gaps } = await read('failing');

  expect(gaps).toEqual([
    {
      scope: branch,
      operation: 'DescribeConfigurationAggregatorSourcesStatus',
      code: 'SourceFAILED',
      message: 'the aggregator has no recent data of 444455556666 in eu-central-1 (AccessDenied: not authorized yet)',
    },
  ]);
});

test('results that cannot be read are a gap of their account and rule', async () => {
  const { gaps, evaluations } = await read('all', {}, ({ operation, input }) =>
    operation.startsWith('GetAggregateComplianceDetails') && input.AccountId === BRANCH ? 'denied' : undefined,
  );

  expect(gaps).toMatchObject([
    {
      scope: branch,
      operation: 'GetAggregateComplianceDetailsByConfigRule',
      rule: 'versioned',
      code: 'AccessDeniedException',
    },
  ]);
  expect(evaluations).toHaveLength(131);
});

test('an aggregator that does not exist is named with those that do', async () => {
  await expect(read('everything')).rejects.toMatchObject({
    name: 'AuditError',
    message: `the aggregator everything does not exist in ${SHOP}/eu-central-1; name one that does: all, organization, failing`,
  });
});

test('an aggregator that stands in another region is not there', async () => {
  await expect(world.read({}, [{ region: 'us-east-1', aggregator: 'all' }])).rejects.toThrow(
    `the aggregator all does not exist in ${SHOP}/us-east-1; there is none; name the region where the aggregator stands`,
  );
});

test('rules are not evaluated through an aggregator', async () => {
  await expect(read('all', { evaluate: {} })).rejects.toThrow(
    'rules cannot be evaluated through the aggregator all; evaluate them in their own accounts, or leave it out',
  );
});

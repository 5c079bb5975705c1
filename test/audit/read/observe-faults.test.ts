import fc from 'fast-check';
import type { Observations } from '../../../lib/audit/observations';
import { pageKey } from '../../../lib/audit/read/page-store';
import { CONFIG_FAULTS, type ConfigFault } from '../config-fault';
import type { ConfigRequest } from '../config-server';
import type { DescribedRemediation } from '../described-account';
import { type KeptPages, keptPages } from './kept-pages';
import { quickRetries } from './quick-retries';
import { account, comparable, HOME, type ReadWorld, readWorld, rule } from './read-world';

/** Ten rules of nineteen pages each, and what is read beside them. */
const RULES = 10;
const PAGES_OF_A_RULE = 19;
const PAGE = 2;

/** With runs on two pages. */
const remediation: DescribedRemediation = {
  document: 'AWS-ConfigureS3BucketVersioning',
  automatic: false,
  runs: ['a', 'b', 'c'].map((id) => ({
    type: 'AWS::S3::Bucket',
    id,
    state: 'FAILED',
    at: '2026-11-20T06:00:00.000Z',
  })),
};

const described = account({
  recorder: { name: 'default', recording: true },
  channel: { name: 'default' },
  packs: [{ name: 'storefront', id: 'a1b2c3d4e' }],
  rules: Array.from({ length: RULES }, (_, index) =>
    rule(
      index === 0 ? 'rule-conformance-pack-a1b2c3d4e' : `rule-${index}`,
      1,
      PAGES_OF_A_RULE * PAGE,
      index === 1 ? { remediation } : {},
    ),
  ),
});

const scope = { account: '111122223333', region: 'eu-central-1' };
const keyOf = ({ operation, input }: Pick<ConfigRequest, 'operation' | 'input'>) =>
  pageKey({ scope, operation, input });

let world: ReadWorld;
let whole: Observations;
let known: ReadonlySet<string>;
let store: KeptPages;
/** The keys of all pages in groups that meet a fault together: a page of each rule, or one page of what is no rule's. */
let groups: readonly ReadonlySet<string>[];
/** The keys of pages that are not the first of their list. */
let laterPages: ReadonlySet<string>;

beforeAll(async () => {
  world = await readWorld(described, { pageSize: PAGE, slowMs: 200 });
  store = keptPages();
  whole = await world.read({ resume: store, timeoutMs: 5_000 });
  known = new Set(whole.evaluations.map((evaluation) => JSON.stringify(evaluation)));
  const requests = world.server.requests.filter(({ operation }) => !operation.startsWith('sts:'));
  groups = inGroups(requests);
  laterPages = new Set(requests.filter(({ input }) => input.NextToken !== undefined).map(keyOf));
});

afterAll(() => world.close());

function inGroups(requests: readonly ConfigRequest[]): readonly ReadonlySet<string>[] {
  const pagesOfRule = new Map<string, number>();
  const found = new Map<string, Set<string>>();
  for (const request of requests) {
    const rule =
      request.operation === 'GetComplianceDetailsByConfigRule' ? String(request.input.ConfigRuleName) : undefined;
    const page = rule === undefined ? keyOf(request) : `page ${pagesOfRule.get(rule) ?? 0}`;
    if (rule !== undefined) pagesOfRule.set(rule, (pagesOfRule.get(rule) ?? 0) + 1);
    found.set(page, (found.get(page) ?? new Set()).add(keyOf(request)));
  }
  return [...found.values()];
}

/** The result is that without any fault, or it is marked partial and has nothing that is not so. */
function assess(observations: Observations): 'same' | 'partial' {
  if (observations.gaps.length === 0) {
    expect(comparable(observations)).toEqual(comparable(whole));
    return 'same';
  }
  expect(observations.evaluations.filter((evaluation) => !known.has(JSON.stringify(evaluation)))).toEqual([]);
  // What is less than it should be is named: the rule, or the list that all rules are in.
  const gapped = new Set(observations.gaps.map((gap) => gap.rule));
  const listGap = observations.gaps.some(({ operation }) => operation === 'DescribeConfigRules');
  const remediationGap = observations.gaps.some(({ operation }) => operation === 'DescribeRemediationConfigurations');
  for (const { name, counts, remediation: configured } of whole.rules) {
    const found = observations.rules.find((each) => each.name === name);
    if (!listGap) expect(found).toBeDefined();
    if (found === undefined || gapped.has(name)) continue;
    expect(found.counts).toEqual(counts);
    if (!remediationGap) expect(found.remediation).toEqual(configured);
  }
  return 'partial';
}

test('an audit of 200 pages is read whole', () => {
  expect(groups.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThanOrEqual(200);
  expect(groups.filter(({ size }) => size === RULES)).toHaveLength(PAGES_OF_A_RULE);
  expect(whole.gaps).toEqual([]);
  expect(whole.evaluations).toHaveLength(RULES * PAGES_OF_A_RULE * PAGE);
});

/** What passes when it is tried again. */
const PASSING: readonly ConfigFault[] = [
  'throttle',
  'server-error',
  'unavailable',
  'slow',
  'truncated',
  'cut',
  'empty-body',
  'dropped',
];

test.each(PASSING)(
  '%s at every page, once each, changes nothing',
  async (fault) => {
    const met = new Set<string>();

    const options = { timeoutMs: fault === 'slow' ? 100 : 5_000, maxAttempts: 6, retryStrategy: quickRetries(6) };
    const observations = await world.read(options, [HOME], (request) => {
      if (request.operation.startsWith('sts:') || met.has(keyOf(request))) return undefined;
      met.add(keyOf(request));
      return fault;
    });

    expect(met.size).toBe(groups.reduce((sum, { size }) => sum + size, 0));
    expect(assess(observations)).toBe('same');
  },
  60_000,
);

test.each(CONFIG_FAULTS)(
  '%s at any page, again and again, is told of',
  async (fault) => {
    const outcomes: string[] = [];
    // Each slow page costs the time that is waited for it.
    const tried = groups.filter((_, index) => fault !== 'slow' || index % 4 === 0);
    for (const group of tried) {
      // All the other pages are those of the audit without faults.
      const resume = {
        get: async (key: string) => (group.has(key) ? undefined : store.pages.get(key)),
        put: async () => {},
      };
      const observations = await world.read({ resume, timeoutMs: fault === 'slow' ? 30 : 5_000 }, [HOME], (request) =>
        group.has(keyOf(request)) ? fault : undefined,
      );
      outcomes.push(assess(observations));
    }

    // The first page of a list has no token that could be repeated.
    const partial = tried.filter(
      (group) => fault !== 'repeated-token' || [...group].some((key) => laterPages.has(key)),
    );
    expect(outcomes.filter((outcome) => outcome === 'partial')).toHaveLength(partial.length);
  },
  60_000,
);

test('faults of all kinds at once, without any kept page, never make it silently less', async () => {
  const kinds = fc.constantFrom(...CONFIG_FAULTS.filter((fault) => fault !== 'slow'), undefined);
  await fc.assert(
    fc.asyncProperty(
      fc.array(kinds, { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      async (plan, every) => {
        const reading = world.read({ timeoutMs: 5_000 }, [HOME], ({ number, operation }) =>
          operation.startsWith('sts:') || number % every !== 0 ? undefined : plan[number % plan.length],
        );
        const outcome = await reading.then(assess, (error: Error) => error.name);
        // Nothing at all could be read.
        expect(['same', 'partial', 'AuditError', 'AwsAccessError']).toContain(outcome);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

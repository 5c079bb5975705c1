import type { AuditProgress } from '../../../lib/audit/read/audit-progress';
import type { ConfigServerOptions } from '../config-server';
import type { DescribedRule } from '../described-account';
import { keptPages } from './kept-pages';
import { account, HOME, type ReadWorld, readWorld, rule } from './read-world';

const START = 'StartConfigRulesEvaluation';
const evaluate = { everyMs: 5, withinMs: 5_000 };
const mended = { nextResults: [{ type: 'AWS::S3::Bucket', id: 'orders', compliance: 'COMPLIANT' }] } as const;

let world: ReadWorld | undefined;

afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function worldOf(rules: readonly DescribedRule[], options: ConfigServerOptions = {}): Promise<ReadWorld> {
  world = await readWorld(account({ rules }), { evaluationMs: 30, ...options });
  return world;
}

const starts = () =>
  (world?.server.requests ?? []).flatMap(({ operation, input }) =>
    operation === START ? [input.ConfigRuleNames as readonly string[]] : [],
  );

test('rules are evaluated before they are read', async () => {
  const before = new Date().toISOString();
  const { read } = await worldOf([rule('versioned', 0, 3, mended)]);

  const { rules, evaluations, gaps } = await read({ evaluate });

  expect(rules[0]?.compliance).toBe('COMPLIANT');
  expect((rules[0]?.lastEvaluatedAt ?? '') > before).toBe(true);
  expect(evaluations).toEqual([]);
  expect(gaps).toEqual([]);
});

test('25 at once, one call after the other, and AWS may ask to wait in between', async () => {
  const rules = Array.from({ length: 30 }, (_, index) => rule(`rule-${index}`, 1, 0));
  const { read } = await worldOf(rules, { betweenStartsMs: 120 });

  const told: AuditProgress[] = [];
  const { gaps } = await read({ evaluate, onProgress: (progress) => told.push(progress) });

  const sizes = starts().map((names) => names.length);
  expect(sizes[0]).toBe(25);
  expect(sizes.slice(1).every((size) => size === 5)).toBe(true);
  expect(sizes.length).toBeGreaterThan(2);
  expect(gaps).toEqual([]);
  const left = told.map(({ rulesEvaluating }) => rulesEvaluating);
  expect(left.filter((count, index) => count !== left[index - 1])).toEqual([0, 30, 5, 0]);
});

test('a rule without a status is waited for by its state', async () => {
  const live = { source: 'CUSTOM_LAMBDA', withoutStatus: true, lastEvaluatedAt: undefined, ...mended };
  const { read } = await worldOf([rule('live', 0, 3, live)]);

  const { rules, gaps } = await read({ evaluate });

  expect(rules[0]?.compliance).toBe('COMPLIANT');
  expect(gaps).toEqual([]);
});

test('what people attest is not evaluated', async () => {
  const { read } = await worldOf([
    rule('penetration-test-conformance-pack-a1b2c3d4e', 1, 0, { source: 'AWS_CONFIG_PROCESS_CHECK' }),
  ]);

  await read({ evaluate });

  expect(starts()).toEqual([]);
});

test('an evaluation that fails has ended, and the rule says so', async () => {
  const { read } = await worldOf([rule('versioned', 1, 0, { nextFails: true })]);

  const { rules, gaps } = await read({ evaluate });

  expect(rules[0]?.lastError).toBe('InternalError: the rule could not be evaluated');
  expect(gaps).toEqual([]);
});

test('an evaluation that does not end in time is a gap, and the rule is read all the same', async () => {
  const { read } = await worldOf([rule('versioned', 0, 3, mended)], { evaluationMs: 60_000 });

  const { rules, evaluations, gaps } = await read({ evaluate: { everyMs: 5, withinMs: 40 } });

  expect(gaps).toEqual([
    {
      scope: { account: '111122223333', region: 'eu-central-1' },
      operation: START,
      rule: 'versioned',
      code: 'EvaluationNotFinished',
      message: 'the evaluation did not end in time; the results may be those of the one before',
    },
  ]);
  expect(rules[0]?.state).toBe('EVALUATING');
  expect(evaluations).toHaveLength(3);
});

test('each start has that time for itself', async () => {
  const rules = Array.from({ length: 30 }, (_, index) => rule(`rule-${index}`, 1, 0));
  const { read } = await worldOf(rules, { evaluationMs: 500 });

  const { gaps } = await read({ evaluate: { everyMs: 5, withinMs: 900 } });

  expect(starts()).toHaveLength(2);
  expect(gaps).toEqual([]);
});

test.each([
  ['denied', 'AccessDeniedException'],
  ['server-error', 'InternalFailure'],
] as const)('an evaluation that meets %s is a gap of each rule', async (fault, code) => {
  const { read } = await worldOf([rule('one', 1, 0), rule('two', 1, 0)]);

  const { gaps, rules } = await read({ evaluate }, [HOME], ({ operation }) =>
    operation === START ? fault : undefined,
  );

  expect(gaps.map((gap) => [gap.operation, gap.rule, gap.code])).toEqual([
    [START, 'one', code],
    [START, 'two', code],
  ]);
  expect(rules).toHaveLength(2);
});

test('a start that is throttled is tried again', async () => {
  const { read } = await worldOf([rule('one', 1, 0)]);
  let tries = 0;

  const { gaps } = await read({ evaluate }, [HOME], ({ operation }) => {
    if (operation !== START) return undefined;
    tries += 1;
    return tries <= 3 ? 'throttle' : undefined;
  });

  expect(tries).toBe(4);
  expect(gaps).toEqual([]);
});

test('an audit that goes on after its rules were evaluated does not evaluate them again', async () => {
  const { read } = await worldOf([rule('one', 1, 0)]);
  const resume = keptPages();

  await read({ evaluate, resume });
  expect(starts()).toHaveLength(1);
  await read({ evaluate, resume });

  expect(starts()).toHaveLength(0);
});

test('an audit that is aborted while it waits ends at once', async () => {
  const { read } = await worldOf([rule('one', 1, 0)], { evaluationMs: 60_000 });
  const begin = Date.now();

  const reading = read({ evaluate: { everyMs: 30_000 }, signal: AbortSignal.timeout(100) });

  await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(Date.now() - begin).toBeLessThan(5_000);
});

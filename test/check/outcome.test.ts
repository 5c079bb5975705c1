import { type OutcomeOptions, outcomeOf } from '../../lib/check/outcome';
import type { CheckOutcome, CheckReport, Finding } from '../../lib/finding';
import { exceptedFinding, finding, foreignFinding, report, unknownFinding } from '../report/sample-report';

const error = finding();
const warning = foreignFinding();
const unknown = unknownFinding();
const state = (each: Finding, value: Finding['state']): Finding => ({ ...each, state: value });

const outcome = (findings: readonly Finding[], options: OutcomeOptions, parts: Partial<CheckReport> = {}) =>
  outcomeOf(report({ findings, ...parts }), options);

const NOTHING: CheckOutcome = { exitCode: 0, reason: 'nothing found' };
const none = (count: string): CheckOutcome => ({ exitCode: 0, reason: `${count}, none of which fails` });
const some = (count: string): CheckOutcome => ({ exitCode: 1, reason: count });

test.each<[string, OutcomeOptions['failOn'], readonly Finding[], CheckOutcome]>([
  ['nothing', 'warning', [], NOTHING],
  ['an error', 'error', [error], some('1 finding')],
  ['an error and a warning', 'error', [error, warning], some('1 finding')],
  ['a warning', 'error', [warning], none('1 finding')],
  ['an error and a warning', 'warning', [error, warning], some('2 findings')],
  ['an unknown verdict', 'error', [unknown], none('1 finding')],
  ['an unknown verdict', 'warning', [unknown], some('1 finding')],
  ['errors', 'never', [error, error], none('2 findings')],
  ['an excused error', 'warning', [exceptedFinding()], NOTHING],
  ['an excused error and another', 'error', [exceptedFinding(), error], some('1 finding')],
  ['a new error', 'new', [state(error, 'new'), state(error, 'unchanged')], some('1 new finding')],
  ['an unchanged error', 'new', [state(error, 'unchanged')], none('1 finding')],
  ['a new warning', 'new', [state(warning, 'new')], none('1 finding')],
  ['errors that are compared with nothing', 'new', [error, error], some('2 new findings')],
  ['an unchanged error', 'error', [state(error, 'unchanged')], some('1 finding')],
])('with %s, failing on %s', (_name, failOn, findings, expected) => {
  expect(outcome(findings, { failOn })).toEqual(expected);
});

test('findings that are fixed fail nothing', () => {
  expect(outcome([], { failOn: 'warning' }, { fixed: [state(error, 'fixed')] })).toEqual(NOTHING);
});

test.each<[OutcomeOptions['failOn'], readonly Finding[]]>([
  ['error', []],
  ['error', [error]],
  ['never', [error]],
])('incomplete comes before everything, failing on %s', (failOn, findings) => {
  expect(outcome(findings, { failOn }, { incomplete: ['a.json: not JSON'] })).toEqual({
    exitCode: 3,
    reason: 'incomplete: 1 input could not be read',
  });
});

describe('exceptions that cannot stand', () => {
  const problems = [
    { level: 'error' as const, message: 'expired' },
    { level: 'warning' as const, message: 'due' },
  ];

  test('fail the run', () => {
    expect(outcome([warning], { failOn: 'error' }, { problems })).toEqual(some('1 exception cannot stand'));
  });

  test('fail nothing where nothing is to fail, or they only warn', () => {
    expect(outcome([], { failOn: 'never' }, { problems })).toEqual(NOTHING);
    expect(outcome([], { failOn: 'error' }, { problems: problems.slice(1) })).toEqual(NOTHING);
  });
});

describe('a limit of unknown verdicts', () => {
  test.each([
    [0, [], NOTHING],
    [1, [unknown], none('1 finding')],
    [0, [unknown], some('1 unknown, at most 0 allowed')],
    [0, [warning], none('1 finding')],
    [0, [exceptedFinding({ verdict: 'unknown' })], NOTHING],
  ])('of %d', (maxUnknown, findings, expected) => {
    expect(outcome(findings, { failOn: 'error', maxUnknown })).toEqual(expected);
  });
});

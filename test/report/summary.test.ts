import { findingsSummary, outcomeText, scopeSummary } from '../../lib/report/summary';
import { exceptedFinding, finding, foreignFinding, report, tally, unknownFinding } from './sample-report';

describe('findingsSummary', () => {
  test.each([
    [{}, '0 errors, 0 warnings'],
    [{ findings: [finding(), foreignFinding(), foreignFinding()] }, '1 error, 2 warnings'],
    [
      { findings: [unknownFinding({ level: 'error' }), exceptedFinding()] },
      '0 errors, 0 warnings, 1 unknown, 1 excepted',
    ],
    [
      {
        findings: [
          finding({ state: 'new' }),
          unknownFinding({ state: 'unchanged' }),
          exceptedFinding({ state: 'new' }),
        ],
      },
      '1 error, 0 warnings, 1 unknown, 1 excepted (1 new, 1 unchanged, 0 fixed)',
    ],
    [{ fixed: [finding()] }, '0 errors, 0 warnings (0 new, 0 unchanged, 1 fixed)'],
  ] as const)('of %j is %s', (overrides, expected) => {
    expect(findingsSummary(report(overrides))).toBe(expected);
  });
});

test('scopeSummary counts rules that applied to something', () => {
  const none = { compliant: 0, violations: 0, unknown: 0, excepted: 0 };
  const tallies = [
    tally(none),
    tally({ ...none, compliant: 1 }),
    tally({ ...none, violations: 1 }),
    tally({ ...none, unknown: 1 }),
    tally({ ...none, excepted: 1 }),
  ];
  const templates = [
    { file: 'a.json', resources: 1063 },
    { file: 'b.json', resources: 1 },
  ];
  expect(scopeSummary(report({ tallies, templates }))).toBe('4 of 5 rules applied to 1,064 resources in 2 templates');
});

test.each([
  [0, 'nothing found', 'Passed: nothing found'],
  [1, '2 findings', 'Failed: 2 findings'],
  [3, 'incomplete: 1 input', 'Incomplete: 1 input'],
  [3, 'a template is missing', 'Incomplete: a template is missing'],
] as const)('outcomeText of %d, %s', (exitCode, reason, expected) => {
  expect(outcomeText({ exitCode, reason })).toBe(expected);
});

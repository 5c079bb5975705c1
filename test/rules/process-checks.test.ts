import { frameworks } from '../../lib/controls/frameworks';
import { resolveMapping } from '../../lib/controls/frameworks/framework';
import { isRuleOf, processChecks } from '../../lib/rules/process-checks';

test('each kind of work has its interval', () => {
  expect(processChecks.map(({ id, maxAgeDays }) => [id, maxAgeDays])).toEqual([
    ['annual-security-audit', 365],
    ['penetration-test', 365],
    ['incident-plan-tested', 365],
    ['security-awareness-programme', 365],
    ['risk-analysis', 365],
    ['vulnerability-scan', 92],
    ['access-review', 183],
    ['policy-review', 365],
    ['scope-confirmation', 365],
  ]);
});

test('ids and rule names are one of a kind, in kebab-case', () => {
  for (const names of [processChecks.map(({ id }) => id), processChecks.map(({ ruleName }) => ruleName)]) {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  }
});

test('descriptions fit a rule of AWS Config', () => {
  expect(processChecks.filter(({ description }) => description.length > 256).map(({ id }) => id)).toEqual([]);
});

test('requirements exist, and none of PCI DSS claims to be mapped by AWS', () => {
  const mappings = processChecks.flatMap(({ id, frameworks: mapped }) =>
    frameworks.flatMap((framework) =>
      (mapped[framework.id] ?? []).map((mapping) => ({ id, framework, ...resolveMapping(framework, mapping) })),
    ),
  );

  expect(mappings.length).toBeGreaterThan(processChecks.length);
  expect(mappings.filter(({ framework, requirement }) => !framework.requirements.includes(requirement))).toEqual([]);
  expect(mappings.filter(({ basis }) => basis !== 'judgement')).toEqual([]);
});

test.each([
  ['risk-analysis-conformance-pack-x1y2z3abc', true],
  ['risk-analysis', false],
  ['risk-analysis-of-suppliers-conformance-pack-x1y2z3abc', false],
  ['yearly-risk-analysis-conformance-pack-x1y2z3abc', false],
])('%s is the rule of risk-analysis: %s', (name, expected) => {
  expect(isRuleOf({ ruleName: 'risk-analysis' }, name)).toBe(expected);
});

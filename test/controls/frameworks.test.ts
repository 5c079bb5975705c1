import { catalogue } from '../../lib/controls/catalogue';
import { frameworkOf, frameworks } from '../../lib/controls/frameworks';
import { coverageOf } from '../../lib/controls/frameworks/coverage';
import { resolveMapping } from '../../lib/controls/frameworks/framework';
import { processChecks } from '../../lib/rules/process-checks';

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', (id, framework) => {
  const coverage = coverageOf(framework, catalogue);

  test('is found by its id', () => {
    expect(frameworkOf(id)).toBe(framework);
  });

  test('names each requirement once', () => {
    expect(framework.requirements).toHaveLength(new Set(framework.requirements).size);
  });

  test('has every requirement that a control names', () => {
    const named = catalogue.flatMap((control) =>
      (control.frameworks[id] ?? []).map((mapping) => resolveMapping(framework, mapping).requirement),
    );

    expect(named.filter((requirement) => !framework.requirements.includes(requirement))).toEqual([]);
  });

  test('no control names a requirement twice', () => {
    const twice = catalogue.filter((control) => {
      const named = (control.frameworks[id] ?? []).map((mapping) => resolveMapping(framework, mapping).requirement);
      return new Set(named).size < named.length;
    });

    expect(twice.map((control) => control.id)).toEqual([]);
  });

  test('every requirement is supported, or says why not', () => {
    const silent = coverage.filter(({ supports, reasonKey }) => supports.length === 0 && reasonKey === undefined);

    expect(silent.map(({ requirement }) => requirement)).toEqual([]);
  });

  test('every reason is that of a requirement', () => {
    const used = new Set(coverage.map(({ reasonKey }) => reasonKey));

    expect(Object.keys(framework.notCovered).filter((key) => !used.has(key))).toEqual([]);
  });

  /** Requirements that only the attestations of people support, each with the reason that is given. */
  const attested = coverage.flatMap(({ requirement, reasonKey = '' }) =>
    processChecks.flatMap((check) =>
      (check.frameworks[id] ?? []).some((mapping) => resolveMapping(framework, mapping).requirement === requirement) &&
      reasonKey !== ''
        ? [{ requirement, reasonKey, attestation: `\`attest ${check.id}\`` }]
        : [],
    ),
  );

  test('a reason names the attestation that there is', () => {
    const silent = attested.filter(
      ({ reasonKey, attestation }) => framework.notCovered[reasonKey]?.includes(attestation) !== true,
    );

    expect(attested.length).toBeGreaterThan(2);
    expect(silent).toEqual([]);
  });

  test('and no attestation that there is not', () => {
    const named = Object.entries(framework.notCovered).flatMap(([reasonKey, reason]) =>
      [...reason.matchAll(/`attest [^`]*`/g)].map(([attestation]) => ({ reasonKey, attestation })),
    );

    expect(
      named.filter(
        (each) => !attested.some((one) => one.reasonKey === each.reasonKey && one.attestation === each.attestation),
      ),
    ).toEqual([]);
  });
});

test('PCI DSS mappings are published unless marked, all others are judgement', () => {
  expect(frameworks.map(({ id, unmarkedBasis }) => [id, unmarkedBasis])).toEqual([
    ['pci-dss-4.0.1', 'published'],
    ['gdpr', 'judgement'],
    ['nist-csf-2.0', 'judgement'],
  ]);
});

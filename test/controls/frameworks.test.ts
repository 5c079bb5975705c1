import { catalogue } from '../../lib/controls/catalogue';
import { frameworkOf, frameworks } from '../../lib/controls/frameworks';
import { coverageOf } from '../../lib/controls/frameworks/coverage';
import { resolveMapping } from '../../lib/controls/frameworks/framework';

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
});

test('PCI DSS mappings are published unless marked, all others are judgement', () => {
  expect(frameworks.map(({ id, unmarkedBasis }) => [id, unmarkedBasis])).toEqual([
    ['pci-dss-4.0.1', 'published'],
    ['gdpr', 'judgement'],
    ['nist-csf-2.0', 'judgement'],
  ]);
});

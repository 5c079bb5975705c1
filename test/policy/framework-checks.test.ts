import { catalogue } from '../../lib/controls/catalogue';
import type { FrameworkId } from '../../lib/controls/frameworks/framework';
import type { ControlChecks } from '../../lib/policy/control-checks';
import { GdprChecks, NistCsf20Checks, PciDss401Checks } from '../../lib/policy/framework-checks';

test.each<[ControlChecks, string, FrameworkId]>([
  [new PciDss401Checks(), 'PciDss401', 'pci-dss-4.0.1'],
  [new GdprChecks(), 'Gdpr', 'gdpr'],
  [new NistCsf20Checks(), 'NistCsf20', 'nist-csf-2.0'],
])('%s holds the controls that support its framework, and no other', (pack, name, framework) => {
  const supporting = catalogue.filter(({ frameworks }) => (frameworks[framework] ?? []).length > 0);

  expect(pack.name).toBe(name);
  expect(pack.ruleIds).toEqual(supporting.map(({ id }) => id));
  expect(pack.ruleIds.length).toBeGreaterThan(10);
});

import type { CheckReport } from '../finding';
import type { JunitCase } from './junit-case';

/** Every rule with every resource that it was held against, once, however many findings there are; faulty ones first. */
export function junitCases({ findings, tallies }: CheckReport): readonly JunitCase[] {
  const cases = new Map<string, JunitCase>();
  const add = (test: JunitCase) => {
    const key = JSON.stringify([test.pack, test.rule, test.template, test.logicalId]);
    cases.set(key, { ...test, findings: [...(cases.get(key)?.findings ?? []), ...test.findings] });
  };
  for (const finding of findings) {
    const { pack, rule, resource } = finding;
    add({ pack, rule, template: resource.template, logicalId: resource.logicalId, findings: [finding] });
  }
  for (const { pack, rule, compliantResources } of tallies) {
    for (const resource of compliantResources) {
      const end = resource.lastIndexOf('#');
      add({ pack, rule, template: resource.slice(0, end), logicalId: resource.slice(end + 1), findings: [] });
    }
  }
  return [...cases.values()];
}

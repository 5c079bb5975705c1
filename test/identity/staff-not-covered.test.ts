import { readFileSync } from 'node:fs';
import { pciDss401 } from '../../lib/controls/frameworks/pci-dss-4.0.1';
import { staffNotCovered } from '../../lib/identity/staff-not-covered';
import { StaffSignInKind } from '../../lib/identity/staff-sign-in';

const requirementsOf = (line: string) => /^PCI DSS 4\.0\.1 ([\d., ]+): /.exec(line)?.[1]?.split(', ') ?? [];

describe('what is not covered', () => {
  test.each([
    [StaffSignInKind.SAML, ['8.2.8', '8.2.5', '8.3.4', '8.3.6', '8.3.7', '8.4.2', '8.4.3', '8.5.1', '8.2.6']],
    [StaffSignInKind.OIDC, ['8.2.8', '8.2.5', '8.3.4', '8.3.6', '8.3.7', '8.4.2', '8.4.3', '8.5.1', '8.2.6']],
    [StaffSignInKind.POOL, ['8.2.8', '8.2.5', '8.3.4', '8.2.6']],
  ])('with %s names requirements that PCI DSS has', (kind, expected) => {
    const named = staffNotCovered(kind).flatMap(requirementsOf);

    expect(named).toEqual(expected);
    for (const id of named) expect(pciDss401.requirements).toContain(id);
  });

  test.each(Object.values(StaffSignInKind))('with %s gives a reason and what to do, one line each', (kind) => {
    for (const line of staffNotCovered(kind)) {
      expect(line).toMatch(/^PCI DSS 4\.0\.1 [\d., ]+: [^;\n]{30,}; [^;\n]{30,}$/);
    }
  });

  test('stands in the documentation word for word', () => {
    const documentation = readFileSync('docs/staff-identity.md', 'utf8').replace(/\s+/g, ' ');

    for (const line of Object.values(StaffSignInKind).flatMap(staffNotCovered)) {
      const [, requirements = '', rest = ''] = /^PCI DSS 4\.0\.1 ([\d., ]+): (.*)$/.exec(line) ?? [];
      const [reason, instead] = rest.split('; ');
      expect(documentation).toContain(`| ${requirements} | ${reason} | ${instead} |`);
    }
  });
});

import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';
import { whereStaffAccounts } from './staff-pool';
import { staffPoolExample } from './staff-pool-example';

/** PCI DSS 4.0.1, requirement 8.3.6. */
const MINIMUM = 12;
const POLICY = 'Policies.PasswordPolicy';

const policy = (properties: object) => staffPoolExample({ Policies: { PasswordPolicy: properties } });

/** Passwords of staff are as PCI DSS wants them: twelve characters, with letters and digits. */
export const staffPoolPasswords = control({
  id: 'StaffPoolPasswords',
  area: 'identity',
  title: 'Passwords of staff have at least twelve characters, letters and digits among them',
  rationale: 'A short password of a clerk is guessed, and the back office has no other door.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.6')], gdpr: ['32.1.b', '32.4'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) => whereStaffAccounts(userPool, judge(userPool))),
  remedy: 'Set passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true }, or use StaffIdentity.',
  detect: none(
    'COGNITO_USER_POOL_PASSWORD_POLICY_CHECK does not tell pools of staff from those of shoppers; that an identity provider holds the accounts, and the pool has none to guard, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      policy({ MinimumLength: 12, RequireNumbers: true, RequireLowercase: true }),
      policy({ MinimumLength: '14', RequireNumbers: 'true', RequireUppercase: 'true' }),
    ],
    violating: [
      { faultAt: `${POLICY}.MinimumLength`, ...staffPoolExample() },
      {
        faultAt: `${POLICY}.MinimumLength`,
        ...policy({ MinimumLength: 8, RequireNumbers: true, RequireLowercase: true }),
      },
      { faultAt: `${POLICY}.RequireNumbers`, ...policy({ MinimumLength: 12, RequireLowercase: true }) },
      { faultAt: `${POLICY}.RequireLowercase`, ...policy({ MinimumLength: 12, RequireNumbers: true }) },
    ],
    unknown: [
      {
        Parameters: { Length: { Type: 'Number' } },
        ...policy({ MinimumLength: { Ref: 'Length' }, RequireNumbers: true, RequireLowercase: true }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const rules = userPool.at(POLICY);
  return all(
    rules.at('MinimumLength').atLeast(MINIMUM),
    rules.at('RequireNumbers').isTrue(),
    any(rules.at('RequireLowercase').isTrue(), rules.at('RequireUppercase').isTrue()),
  );
}

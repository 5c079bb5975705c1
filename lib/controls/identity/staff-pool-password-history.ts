import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { whereStaffAccounts } from './staff-pool';
import { staffPoolExample } from './staff-pool-example';

/** PCI DSS 4.0.1, requirement 8.3.7. */
const REMEMBERED = 4;

const policy = (size: unknown) => staffPoolExample({ Policies: { PasswordPolicy: { PasswordHistorySize: size } } });

/** Staff choose none of their last four passwords. The Lite plan, which remembers none, is no excuse here. */
export const staffPoolPasswordHistory = control({
  id: 'StaffPoolPasswordHistory',
  area: 'identity',
  title: 'User pools of staff refuse the last four passwords',
  rationale: 'After an incident the old password is back within the hour.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.7')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    whereStaffAccounts(userPool, userPool.at('Policies.PasswordPolicy.PasswordHistorySize').atLeast(REMEMBERED)),
  ),
  remedy: 'Set passwordPolicy: { passwordHistorySize: 4 }, or use StaffIdentity.',
  detect: none(
    'COGNITO_USER_POOL_PASSWORD_POLICY_CHECK does not read the password history; that an identity provider holds the accounts, and the pool has none to guard, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [policy(4), policy('24')],
    violating: [
      { faultAt: 'Policies.PasswordPolicy.PasswordHistorySize', ...staffPoolExample() },
      { faultAt: 'Policies.PasswordPolicy.PasswordHistorySize', ...policy(3) },
    ],
    unknown: [{ Parameters: { Size: { Type: 'Number' } }, ...policy({ Ref: 'Size' }) }],
  },
});

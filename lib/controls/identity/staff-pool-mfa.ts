import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { whereStaffAccounts } from './staff-pool';
import { staffPoolExample, taggedPoolExample } from './staff-pool-example';

/** Staff prove a second factor at every sign-in; that a sign-in looks harmless is no reason to spare them. */
export const staffPoolMfa = control({
  id: 'StaffPoolMfa',
  area: 'identity',
  title: 'User pools of staff ask for a second factor at every sign-in',
  rationale: 'One phished password of one clerk opens the orders and addresses of every shopper.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.4.2'), judged('8.4.3')],
    gdpr: ['32.1.b', '32.4'],
    'nist-csf-2.0': ['PR.AA-03'],
  },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    whereStaffAccounts(userPool, userPool.at('MfaConfiguration').equals('ON')),
  ),
  remedy: 'Set mfa: Mfa.REQUIRED, or use StaffIdentity.',
  detect: none(
    'COGNITO_USER_POOL_MFA_ENABLED does not tell pools of staff from those of shoppers; that an identity provider holds the accounts, and the pool has none to guard, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [staffPoolExample({ MfaConfiguration: 'ON' }), taggedPoolExample({ MfaConfiguration: 'ON' })],
    violating: [
      { faultAt: 'MfaConfiguration', ...staffPoolExample() },
      { faultAt: 'MfaConfiguration', ...staffPoolExample({ MfaConfiguration: 'OPTIONAL' }) },
      { faultAt: 'MfaConfiguration', ...taggedPoolExample({ MfaConfiguration: 'OFF' }) },
    ],
    unknown: [{ Parameters: { Mfa: { Type: 'String' } }, ...staffPoolExample({ MfaConfiguration: { Ref: 'Mfa' } }) }],
  },
});

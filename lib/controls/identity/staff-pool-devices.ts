import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { whereStaffAccounts } from './staff-pool';
import { staffPoolExample } from './staff-pool-example';

const devices = (challenge: unknown) =>
  staffPoolExample({ DeviceConfiguration: { ChallengeRequiredOnNewDevice: challenge } });

/** A device that was used once does not take the place of the second factor ("DeviceConfigurationType"). */
export const staffPoolDevices = control({
  id: 'StaffPoolDevices',
  area: 'identity',
  title: 'Remembered devices do not spare staff the second factor',
  rationale: 'A laptop that is shared, lent or stolen is the second factor then, for as long as Cognito remembers it.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('8.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    whereStaffAccounts(userPool, userPool.at('DeviceConfiguration.ChallengeRequiredOnNewDevice').or(false).isFalse()),
  ),
  remedy: 'Leave deviceTracking out, or use StaffIdentity.',
  detect: none(
    'No managed AWS Config rule reads the device settings of a user pool; that an identity provider holds the accounts, and the pool has none to guard, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [staffPoolExample(), devices(false)],
    violating: [{ faultAt: 'DeviceConfiguration.ChallengeRequiredOnNewDevice', ...devices(true) }],
    unknown: [{ Parameters: { Spared: { Type: 'String' } }, ...devices({ Ref: 'Spared' }) }],
  },
});

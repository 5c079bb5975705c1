import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';
import { listed } from './listed';

const pool = (names?: unknown) => ({
  Resources: {
    Shoppers: {
      Type: 'AWS::Cognito::UserPool',
      Properties: names === undefined ? {} : { AccountRecoverySetting: { RecoveryMechanisms: names } },
    },
  },
});

/**
 * Forgotten passwords are reset by verified e-mail or by staff. Without the setting Cognito prefers text messages
 * ("AWS::Cognito::UserPool", AWS CloudFormation).
 */
export const userPoolAccountRecovery = control({
  id: 'UserPoolAccountRecovery',
  area: 'identity',
  title: 'Accounts are recovered by verified e-mail or by staff, not by telephone',
  rationale: 'Whoever takes over a telephone number resets the password and has the account.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set accountRecovery: AccountRecovery.EMAIL_ONLY, or use ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [pool([{ Name: 'verified_email', Priority: 1 }]), pool([{ Name: 'admin_only', Priority: 1 }])],
    violating: [
      { faultAt: 'AccountRecoverySetting.RecoveryMechanisms', ...pool() },
      {
        faultAt: 'AccountRecoverySetting.RecoveryMechanisms[0].Name',
        ...pool([
          { Name: 'verified_phone_number', Priority: 1 },
          { Name: 'verified_email', Priority: 2 },
        ]),
      },
    ],
    unknown: [{ Parameters: { By: { Type: 'String' } }, ...pool([{ Name: { Ref: 'By' }, Priority: 1 }]) }],
  },
});

function judge(userPool: Resource): Verdict {
  const mechanisms = userPool.at('AccountRecoverySetting.RecoveryMechanisms');
  return listed(mechanisms, 'verified_email or admin_only', (mechanism) =>
    mechanism.at('Name').oneOf(['verified_email', 'admin_only']),
  );
}

import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { usesMfa } from './sign-in-factor';

/** Second factors that are sent, and the recovery mechanism that goes the same way. */
const CHANNELS: Readonly<Record<string, string>> = {
  EMAIL_OTP: 'verified_email',
  SMS_MFA: 'verified_phone_number',
};

const pool = (factors: unknown, recovery: unknown, mfa: unknown = 'OPTIONAL') =>
  userPoolExample({
    MfaConfiguration: mfa,
    EnabledMfas: factors,
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: recovery, Priority: 1 }] },
  });

/**
 * A forgotten password is not reset where the second factor goes. For such a user Cognito also offers no recovery at
 * all ("CreateUserPool", Amazon Cognito API Reference, AccountRecoverySetting).
 */
export const userPoolRecoveryChannel = control({
  id: 'UserPoolRecoveryChannel',
  area: 'identity',
  title: 'Accounts are not recovered over the channel of the second factor',
  rationale: 'One mail box or telephone number would stand for both factors, or the shopper is locked out for good.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01', 'PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Recover by e-mail and leave e-mail out of mfaSecondFactor, or use ShopperIdentity.',
  detect: gathered('user-pool-mfa-factors'),
  examples: {
    compliant: [pool(['SOFTWARE_TOKEN_MFA'], 'verified_email'), pool(['EMAIL_OTP'], 'admin_only')],
    violating: [
      {
        faultAt: 'AccountRecoverySetting.RecoveryMechanisms[0].Name',
        ...pool(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], 'verified_email'),
      },
      {
        faultAt: 'AccountRecoverySetting.RecoveryMechanisms[0].Name',
        ...pool(['SMS_MFA'], 'verified_phone_number'),
      },
    ],
    unknown: [
      { Parameters: { Factor: { Type: 'String' } }, ...pool([{ Ref: 'Factor' }], 'verified_email') },
      { Parameters: { Mfa: { Type: 'String' } }, ...pool(['EMAIL_OTP'], 'verified_email', { Ref: 'Mfa' }) },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const mechanisms = userPool.at('AccountRecoverySetting.RecoveryMechanisms');
  const verdicts = Object.entries(CHANNELS).map(([factor, mechanism]) =>
    onlyWhere(
      userPool.at('EnabledMfas').some((enabled) => enabled.equals(factor), `${factor} is off`),
      mechanisms.every((each) => each.at('Name').noneOf([mechanism])),
    ),
  );
  return onlyWhere(usesMfa(userPool), all(compliant(), ...verdicts));
}

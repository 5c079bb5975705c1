import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { usesMfa } from './sign-in-factor';

/**
 * Text messages are no factor at all, not even beside better ones: an attacker picks the weakest. Once on, they stay on
 * until MFA is switched off for everybody ("AWS::Cognito::UserPool", AWS CloudFormation, EnabledMfas).
 */
export const userPoolNoTextMessages = control({
  id: 'UserPoolNoTextMessages',
  area: 'identity',
  title: 'User pools send no sign-in codes by text message',
  rationale: 'A code in a text message is diverted by a SIM swap, and bots make the shop pay for thousands of them.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set mfaSecondFactor: { otp: true, sms: false } and leave smsOtp out, or use ShopperIdentity.',
  detect: gathered('user-pool-mfa-factors'),
  examples: {
    compliant: [
      userPoolExample(),
      userPoolExample({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }),
      userPoolExample({ MfaConfiguration: 'OFF', EnabledMfas: ['SMS_MFA'] }),
    ],
    violating: [
      {
        faultAt: 'EnabledMfas[1]',
        ...userPoolExample({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] }),
      },
      {
        faultAt: 'Policies.SignInPolicy.AllowedFirstAuthFactors[1]',
        ...userPoolExample({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } }),
      },
    ],
    unknown: [
      {
        Parameters: { Mfa: { Type: 'String' } },
        ...userPoolExample({ MfaConfiguration: { Ref: 'Mfa' }, EnabledMfas: ['SMS_MFA'] }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const second = userPool.at('EnabledMfas').every((factor) => factor.noneOf(['SMS_MFA']));
  const first = userPool
    .at('Policies.SignInPolicy.AllowedFirstAuthFactors')
    .every((factor) => factor.noneOf(['SMS_OTP']));
  return all(compliant(), onlyWhere(usesMfa(userPool), second), first);
}

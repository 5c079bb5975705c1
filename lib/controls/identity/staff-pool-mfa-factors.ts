import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { whereStaffAccounts } from './staff-pool';
import { staffPoolExample } from './staff-pool-example';

/** Staff use passkeys and authenticator apps: no code is sent to them that could be read or diverted on its way. */
export const staffPoolMfaFactors = control({
  id: 'StaffPoolMfaFactors',
  area: 'identity',
  title: 'User pools of staff send no sign-in codes by mail or text message',
  rationale: 'Who means to rob the shop phishes the code together with the password, and has a clerk to aim at.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('8.5.1')], gdpr: ['32.1.b', '32.4'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) => whereStaffAccounts(userPool, judge(userPool))),
  remedy: 'Set mfaSecondFactor: { otp: true, sms: false } and allow passkeys; or use StaffIdentity.',
  detect: none(
    'No managed AWS Config rule reads which factors a user pool offers; that an identity provider holds the accounts, and the pool has none to guard, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      staffPoolExample({
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      }),
    ],
    violating: [
      { faultAt: 'EnabledMfas[1]', ...staffPoolExample({ EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }) },
      {
        faultAt: 'Policies.SignInPolicy.AllowedFirstAuthFactors[0]',
        ...staffPoolExample({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['SMS_OTP'] } } }),
      },
    ],
    unknown: [
      { Parameters: { Factor: { Type: 'String' } }, ...staffPoolExample({ EnabledMfas: [{ Ref: 'Factor' }] }) },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const first = userPool.at('Policies.SignInPolicy.AllowedFirstAuthFactors');
  return all(
    compliant(),
    userPool.at('EnabledMfas').every((factor) => factor.noneOf(['SMS_MFA', 'EMAIL_OTP'])),
    first.every((factor) => factor.noneOf(['SMS_OTP', 'EMAIL_OTP'])),
  );
}

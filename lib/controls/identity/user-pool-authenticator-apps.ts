import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { offersFirstFactor, passkeysAreMfa, usesMfa } from './sign-in-factor';

/** A second factor stays with its owner: an authenticator app, or a passkey. A code that is sent can be intercepted. */
export const userPoolAuthenticatorApps = control({
  id: 'UserPoolAuthenticatorApps',
  area: 'identity',
  title: 'User pools with a second factor offer authenticator apps or passkeys',
  rationale: 'Whoever reads the mail box of a shopper has both the password reset and the second factor.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set mfaSecondFactor: { otp: true, sms: false }, or use ShopperIdentity.',
  detect: gathered('user-pool-mfa-factors'),
  examples: {
    compliant: [
      userPoolExample({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }),
      userPoolExample({
        MfaConfiguration: 'ON',
        EnabledMfas: ['EMAIL_OTP'],
        WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      }),
    ],
    violating: [
      {
        faultAt: 'EnabledMfas',
        ...userPoolExample({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA', 'EMAIL_OTP'] }),
      },
    ],
    unknown: [
      {
        Parameters: { Factors: { Type: 'CommaDelimitedList' } },
        ...userPoolExample({ MfaConfiguration: 'ON', EnabledMfas: { Ref: 'Factors' } }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const apps = userPool
    .at('EnabledMfas')
    .some(
      (factor) => factor.equals('SOFTWARE_TOKEN_MFA'),
      'EnabledMfas lacks SOFTWARE_TOKEN_MFA; expected it, or multi-factor passkeys',
    );
  const passkeys = all(passkeysAreMfa(userPool), offersFirstFactor(userPool, 'WEB_AUTHN'));
  return onlyWhere(usesMfa(userPool), any(apps, passkeys));
}

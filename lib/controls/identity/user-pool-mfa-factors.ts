import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import type { Resource } from '../resource';
import { all, any, notApplicable, type Verdict } from '../verdict';

const pool = (properties: object) => ({
  Resources: {
    Shoppers: { Type: 'AWS::Cognito::UserPool', Properties: { MfaConfiguration: 'ON', ...properties } },
  },
});

/**
 * A text message is never the only second factor. A passkey counts as one with `WebAuthnFactorConfiguration`
 * `MULTI_FACTOR_WITH_USER_VERIFICATION` ("WebAuthnConfigurationType", Amazon Cognito API Reference), and where
 * shoppers may sign in with it.
 */
export const userPoolMfaFactors = control({
  id: 'UserPoolMfaFactors',
  area: 'identity',
  title: 'User pools offer a second factor other than text messages',
  rationale: 'Codes in text messages are phished and diverted by SIM swaps, and each one sent costs the shop.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set mfaSecondFactor: { otp: true, sms: false }, or use ShopperIdentity.',
  detect: gathered('user-pool-mfa-factors'),
  examples: {
    compliant: [
      pool({ EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }),
      pool({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA', 'EMAIL_OTP'] }),
      pool({
        EnabledMfas: ['SMS_MFA'],
        WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      }),
    ],
    violating: [
      { faultAt: 'EnabledMfas', ...pool({}) },
      { faultAt: 'EnabledMfas', ...pool({ EnabledMfas: ['SMS_MFA'] }) },
      {
        faultAt: 'EnabledMfas',
        ...pool({
          EnabledMfas: ['SMS_MFA'],
          WebAuthnFactorConfiguration: 'SINGLE_FACTOR',
          Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
        }),
      },
    ],
    unknown: [
      {
        Parameters: { Factors: { Type: 'CommaDelimitedList' } },
        ...pool({ EnabledMfas: { Ref: 'Factors' } }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const off = userPool.at('MfaConfiguration').or('OFF').equals('OFF');
  if (off.kind === 'compliant') return notApplicable();
  const codes = userPool
    .at('EnabledMfas')
    .some(
      (factor) => factor.oneOf(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']),
      'EnabledMfas leaves only text messages; expected SOFTWARE_TOKEN_MFA, EMAIL_OTP or multi-factor passkeys',
    );
  const passkeys = all(
    userPool.at('WebAuthnFactorConfiguration').equals('MULTI_FACTOR_WITH_USER_VERIFICATION'),
    userPool
      .at('Policies.SignInPolicy.AllowedFirstAuthFactors')
      .some((factor) => factor.equals('WEB_AUTHN'), 'AllowedFirstAuthFactors lacks WEB_AUTHN'),
  );
  const offered = any(codes, passkeys);
  return off.kind === 'unknown' && offered.kind === 'violation' ? off : offered;
}

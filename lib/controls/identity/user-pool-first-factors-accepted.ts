import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { offersFirstFactor, passkeysAreMfa } from './sign-in-factor';

const required = (factors: unknown, more: object = {}) =>
  userPoolExample({
    MfaConfiguration: 'ON',
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } },
    ...more,
  });

/**
 * Cognito refuses what takes one step beside MFA that is required: a code by mail or text message as the only factor,
 * and passkeys unless they count as both ("Adding MFA to a user pool", Amazon Cognito Developer Guide). CDK and
 * CloudFormation notice only when the pool is made.
 */
export const userPoolFirstFactorsAccepted = control({
  id: 'UserPoolFirstFactorsAccepted',
  area: 'identity',
  title: 'First sign-in factors are ones that Cognito accepts beside required MFA',
  rationale: 'The deployment fails, and whoever is in a hurry mends it by switching MFA off.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy:
    "Leave emailOtp and smsOtp out, and set webAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' on the CfnUserPool for passkeys; or use ShopperIdentity.",
  detect: none(
    'No managed AWS Config rule reads the sign-in factors of a user pool; a user pool with such factors cannot exist.',
  ),
  examples: {
    compliant: [
      required(['PASSWORD']),
      required(['PASSWORD', 'WEB_AUTHN'], { WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' }),
    ],
    violating: [
      { faultAt: 'Policies.SignInPolicy.AllowedFirstAuthFactors[1]', ...required(['PASSWORD', 'EMAIL_OTP']) },
      { faultAt: 'WebAuthnFactorConfiguration', ...required(['PASSWORD', 'WEB_AUTHN']) },
    ],
    unknown: [
      {
        Parameters: { Mfa: { Type: 'String' } },
        ...required(['PASSWORD', 'SMS_OTP'], { MfaConfiguration: { Ref: 'Mfa' } }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const noCodes = userPool
    .at('Policies.SignInPolicy.AllowedFirstAuthFactors')
    .every((factor) => factor.noneOf(['EMAIL_OTP', 'SMS_OTP']));
  const passkeys = onlyWhere(offersFirstFactor(userPool, 'WEB_AUTHN'), passkeysAreMfa(userPool));
  return onlyWhere(userPool.at('MfaConfiguration').equals('ON'), all(compliant(), noCodes, passkeys));
}

import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { onlyWhere } from '../only-where';
import { userPoolExample } from './sign-in-example';
import { offersFirstFactor } from './sign-in-factor';

const passkeys = (properties: object) =>
  userPoolExample({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    ...properties,
  });

/**
 * A passkey asks who holds the device, by fingerprint, face or PIN. Cognito merely prefers it where nothing is set
 * ("WebAuthnConfigurationType", Amazon Cognito API Reference).
 */
export const userPoolPasskeyVerification = control({
  id: 'UserPoolPasskeyVerification',
  area: 'identity',
  title: 'Passkeys verify their user',
  rationale: 'Otherwise whoever picks up an unlocked telephone or a security key is signed in.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    onlyWhere(offersFirstFactor(userPool, 'WEB_AUTHN'), userPool.at('WebAuthnUserVerification').equals('required')),
  ),
  remedy: 'Set passkeyUserVerification: PasskeyUserVerification.REQUIRED, or use ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [passkeys({ WebAuthnUserVerification: 'required' })],
    violating: [
      { faultAt: 'WebAuthnUserVerification', ...passkeys({}) },
      { faultAt: 'WebAuthnUserVerification', ...passkeys({ WebAuthnUserVerification: 'preferred' }) },
    ],
    unknown: [
      { Parameters: { Asked: { Type: 'String' } }, ...passkeys({ WebAuthnUserVerification: { Ref: 'Asked' } }) },
    ],
  },
});

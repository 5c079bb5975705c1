import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { onlyWhere } from '../only-where';
import { userPoolExample } from './sign-in-example';
import { offersFirstFactor } from './sign-in-factor';

const passkeys = (domain?: unknown) =>
  userPoolExample({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    ...(domain === undefined ? {} : { WebAuthnRelyingPartyID: domain }),
  });

/**
 * Passkeys are bound to a domain that stands in the template. Unset, it is the pool's own domain, and follows it when
 * that changes ("AWS::Cognito::UserPoolDomain", AWS CloudFormation).
 */
export const userPoolPasskeyDomain = control({
  id: 'UserPoolPasskeyDomain',
  area: 'identity',
  title: 'Passkeys are bound to a domain that is written down',
  rationale: 'With another domain every passkey that shoppers have registered is useless at once.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    onlyWhere(
      offersFirstFactor(userPool, 'WEB_AUTHN'),
      userPool
        .at('WebAuthnRelyingPartyID')
        .matches(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'a domain of the shop, such as "shop.example.com"'),
    ),
  ),
  remedy: 'Set passkeyRelyingPartyId to the domain of the shop, or use ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [passkeys('shop.example.com')],
    violating: [
      { faultAt: 'WebAuthnRelyingPartyID', ...passkeys() },
      { faultAt: 'WebAuthnRelyingPartyID', ...passkeys('https://shop.example.com') },
    ],
    unknown: [{ Parameters: { Domain: { Type: 'String' } }, ...passkeys({ Ref: 'Domain' }) }],
  },
});

import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import { all } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { offersFirstFactor } from './sign-in-factor';
import { holdsAccounts } from './staff-pool';

const factors = (allowed: unknown, more: object = {}) =>
  userPoolExample({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: allowed } }, ...more });

/** Passkeys are the one factor that a forged page cannot ask for. The Lite plan has none and is not applicable. */
export const userPoolPasskeysOffered = control({
  id: 'UserPoolPasskeysOffered',
  area: 'identity',
  title: 'User pools let people sign in with passkeys',
  rationale: 'Passwords and codes are typed into forged pages; a passkey works on the domain of the shop alone.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    onlyWhere(
      all(userPool.at('UserPoolTier').noneOf(['LITE']), holdsAccounts(userPool)),
      offersFirstFactor(userPool, 'WEB_AUTHN'),
    ),
  ),
  remedy: 'Set signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } }, or use ShopperIdentity.',
  detect: none(
    'No managed AWS Config rule reads which factors a user pool offers; that its accounts are at an identity provider, and need no passkeys, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [factors(['PASSWORD', 'WEB_AUTHN'])],
    violating: [
      { faultAt: 'Policies.SignInPolicy.AllowedFirstAuthFactors', ...userPoolExample() },
      { faultAt: 'Policies.SignInPolicy.AllowedFirstAuthFactors', ...factors(['PASSWORD'], { UserPoolTier: 'PLUS' }) },
    ],
    unknown: [{ Parameters: { Factors: { Type: 'CommaDelimitedList' } }, ...factors({ Ref: 'Factors' }) }],
  },
});

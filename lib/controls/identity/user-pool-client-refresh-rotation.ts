import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { any, notApplicable, type Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { appClientExample } from './sign-in-example';
import { refreshTokenLasts } from './token-lifetime';

/** Minutes that the shortest refresh token of Cognito lasts ("Refresh tokens", Amazon Cognito Developer Guide). */
const SHORTEST = 60;

/**
 * A refresh token in a browser or app is good for one use, or for an hour. Clients with a secret are not applicable:
 * whoever steals their token lacks the secret (RFC 9700, section 4.14.2).
 */
export const userPoolClientRefreshRotation = control({
  id: 'UserPoolClientRefreshRotation',
  area: 'identity',
  title: 'Refresh tokens of app clients without a secret are good for one use, or for an hour',
  rationale: 'A refresh token that was copied from a browser opens the account for weeks, beside its owner.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy: 'Set refreshTokenRotationGracePeriod, such as Duration.seconds(10), or use the clients of ShopperIdentity.',
  detect: none(
    'No managed AWS Config rule judges app clients of user pools; a read of an app client leaves out whether it was made with a secret, which decides whom this control speaks of.',
  ),
  examples: {
    compliant: [
      appClientExample({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } }),
      appClientExample({ RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } }),
    ],
    violating: [
      { faultAt: 'RefreshTokenRotation.Feature', ...appClientExample() },
      {
        faultAt: 'RefreshTokenRotation.Feature',
        ...appClientExample({ GenerateSecret: false, RefreshTokenRotation: { Feature: 'DISABLED' } }),
      },
    ],
    unknown: [
      {
        Parameters: { Rotated: { Type: 'String' } },
        ...appClientExample({ RefreshTokenRotation: { Feature: { Ref: 'Rotated' } } }),
      },
      { Parameters: { Secret: { Type: 'String' } }, ...appClientExample({ GenerateSecret: { Ref: 'Secret' } }) },
    ],
  },
});

function judge(app: Resource): Verdict {
  if (isForMachines(app)) return notApplicable();
  const shortLived = refreshTokenLasts(app, SHORTEST, '60 minutes');
  return onlyWhere(
    app.at('GenerateSecret').or(false).isFalse(),
    any(app.at('RefreshTokenRotation.Feature').equals('ENABLED'), shortLived),
  );
}

import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import type { Value } from '../value';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';

const MINUTES: ReadonlyMap<string, number> = new Map([
  ['seconds', 1 / 60],
  ['minutes', 1],
  ['hours', 60],
  ['days', 24 * 60],
]);

const client = (properties: object) => ({
  Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } },
});

/**
 * Access and ID tokens last at most an hour, refresh tokens at most 30 days, and all can be revoked. These are also
 * Cognito's defaults; it counts the first two in hours and the third in days where no unit is given
 * ("AWS::Cognito::UserPoolClient", AWS CloudFormation).
 */
export const userPoolClientTokenLifetime = control({
  id: 'UserPoolClientTokenLifetime',
  area: 'identity',
  title: 'Tokens are short-lived and can be revoked',
  rationale: 'A stolen token opens the account until it expires, whatever the shopper does.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', (app) =>
    all(
      lifetime(app, 'AccessToken', 'hours', 60, '60 minutes'),
      lifetime(app, 'IdToken', 'hours', 60, '60 minutes'),
      lifetime(app, 'RefreshToken', 'days', 30 * 24 * 60, '30 days'),
      app.at('EnableTokenRevocation').or(true).isTrue(),
    ),
  ),
  remedy:
    'Set accessTokenValidity and idTokenValidity to at most an hour, refreshTokenValidity to at most 30 days, and leave enableTokenRevocation on; or use the clients of ShopperIdentity.',
  detect: none('No managed AWS Config rule judges app clients of user pools.'),
  examples: {
    compliant: [
      client({}),
      client({
        AccessTokenValidity: 30,
        IdTokenValidity: 3600,
        RefreshTokenValidity: '30',
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds' },
      }),
    ],
    violating: [
      { faultAt: 'AccessTokenValidity', ...client({ AccessTokenValidity: 8 }) },
      {
        faultAt: 'IdTokenValidity',
        ...client({ IdTokenValidity: 61, TokenValidityUnits: { IdToken: 'minutes' } }),
      },
      { faultAt: 'RefreshTokenValidity', ...client({ RefreshTokenValidity: 365 }) },
      { faultAt: 'EnableTokenRevocation', ...client({ EnableTokenRevocation: false }) },
    ],
    unknown: [
      { Parameters: { Hours: { Type: 'Number' } }, ...client({ AccessTokenValidity: { Ref: 'Hours' } }) },
      {
        Parameters: { Unit: { Type: 'String' } },
        ...client({ AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: { Ref: 'Unit' } } }),
      },
    ],
  },
});

function lifetime(app: Resource, token: string, unitByDefault: string, limit: number, shown: string): Verdict {
  const validity = app.at(`${token}Validity`);
  const units = app.at(`TokenValidityUnits.${token}`).or(unitByDefault);
  return validity.judge((amount) => {
    // Cognito puts its default, which is within the limit, in the place of 0.
    if (amount.kind === 'absent' || Number(textOf(amount)) === 0) return compliant();
    return units.judge((unit) => {
      const minutes = Number(textOf(amount)) * (MINUTES.get(textOf(unit)) ?? Number.NaN);
      if (Number.isNaN(minutes)) return unknown(validity.path, 'its number or unit is decided at deployment');
      const found = `${validity.path} is ${textOf(amount)} ${textOf(unit)}`;
      return minutes <= limit ? compliant() : violation(validity.path, `${found}; expected at most ${shown}`);
    });
  });
}

function textOf(value: Value): string {
  return value.kind === 'scalar' ? String(value.value) : 'unknown';
}

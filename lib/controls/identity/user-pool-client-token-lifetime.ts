import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { all } from '../verdict';
import { accessTokenLasts, idTokenLasts, refreshTokenLasts } from './token-lifetime';

const client = (properties: object) => ({
  Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } },
});

/**
 * Access and ID tokens last at most an hour, refresh tokens at most 30 days, and all can be revoked. These are also
 * Cognito's defaults ("AWS::Cognito::UserPoolClient", AWS CloudFormation).
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
      accessTokenLasts(app, 60, '60 minutes'),
      idTokenLasts(app, 60, '60 minutes'),
      refreshTokenLasts(app, 30 * 24 * 60, '30 days'),
      app.at('EnableTokenRevocation').or(true).isTrue(),
    ),
  ),
  remedy:
    'Set accessTokenValidity and idTokenValidity to at most an hour, refreshTokenValidity to at most 30 days, and leave enableTokenRevocation on; or use the clients of ShopperIdentity.',
  detect: single(),
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

import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';

const pool = (check?: unknown) => ({
  Resources: {
    Staff: {
      Type: 'AWS::Cognito::IdentityPool',
      Properties: {
        AllowUnauthenticatedIdentities: false,
        CognitoIdentityProviders: [
          {
            ClientId: 'example',
            ProviderName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example',
            ...(check === undefined ? {} : { ServerSideTokenCheck: check }),
          },
        ],
      },
    },
  },
});

/** An identity pool asks the user pool whether the person is still signed in ("CognitoIdentityProvider", API Reference). */
export const identityPoolTokensChecked = control({
  id: 'IdentityPoolTokensChecked',
  area: 'identity',
  title: 'Identity pools give no credentials to who was signed out or deleted',
  rationale: 'Somebody who was dismissed keeps fetching AWS credentials with the token of the morning.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::IdentityPool', (identityPool) =>
    identityPool.at('CognitoIdentityProviders').every((provider) => provider.at('ServerSideTokenCheck').isTrue()),
  ),
  remedy: 'Set serverSideTokenCheck: true for each user pool of the identity pool.',
  detect: single(),
  examples: {
    compliant: [pool(true), pool('true')],
    violating: [
      { faultAt: 'CognitoIdentityProviders[0].ServerSideTokenCheck', ...pool() },
      { faultAt: 'CognitoIdentityProviders[0].ServerSideTokenCheck', ...pool(false) },
    ],
    unknown: [{ Parameters: { Checked: { Type: 'String' } }, ...pool({ Ref: 'Checked' }) }],
  },
});

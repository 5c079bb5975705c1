import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { ACCOUNT_SCOPE, whereOAuth } from './app-client';
import { oauthClientExample } from './sign-in-example';

/** Tokens from managed login do not open the API by which the account itself is changed. */
export const userPoolClientScopes = control({
  id: 'UserPoolClientScopes',
  area: 'identity',
  title: 'Tokens of managed login do not carry the scope that changes the account',
  rationale: 'One script on one page then changes the address and the second factor of whoever is signed in.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b', '25.2'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy:
    'Set oAuth.scopes to what the pages need, such as openid and email, for CDK sets all when they are left out; or use the clients of ShopperIdentity. Where shoppers edit their account through the API, record an exception.',
  detect: single(),
  examples: {
    compliant: [oauthClientExample({ AllowedOAuthScopes: ['openid', 'email'] })],
    violating: [
      { faultAt: 'AllowedOAuthScopes[1]', ...oauthClientExample({ AllowedOAuthScopes: ['openid', ACCOUNT_SCOPE] }) },
    ],
    unknown: [
      {
        Parameters: { Scopes: { Type: 'CommaDelimitedList' } },
        ...oauthClientExample({ AllowedOAuthScopes: { Ref: 'Scopes' } }),
      },
    ],
  },
});

function judge(app: Resource): Verdict {
  const scopes = app.at('AllowedOAuthScopes').every((scope) => isOther(scope));
  return whereOAuth(app, all(compliant(), scopes));
}

/** A scope of the shop's own resource server is a text with a reference in it, and never Cognito's. */
function isOther(scope: Position): Verdict {
  return scope.judge((value) => (value.kind === 'text' ? compliant() : scope.noneOf([ACCOUNT_SCOPE])));
}

import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, compliant, notApplicable, type Verdict } from '../verdict';
import { ACCOUNT_SCOPE, isForMachines } from './app-client';
import { listed } from './listed';

/** Names of custom attributes by which a shop decides what somebody may do, see or pay. */
const PRIVILEGED =
  /^custom:.*(admin|role|permission|privilege|scope|group|staff|tenant|tier|level|vip|loyalty|points|credit|balance|discount|price|verified|approved)/i;

const client = (properties: object) => ({
  Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } },
});

/**
 * Shoppers change through an app client what is theirs to change. Unset, every standard attribute may be written
 * ("CreateUserPoolClient", Amazon Cognito API Reference). A client whose tokens may write nothing can list what an
 * identity provider sets, which Cognito demands of it.
 */
export const userPoolClientWriteAttributes = control({
  id: 'UserPoolClientWriteAttributes',
  area: 'identity',
  title: 'App clients write only listed attributes, none of which gives privileges',
  rationale: 'With the own access token anybody sets what the client may write: a role, a loyalty tier, a credit.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy:
    'Set writeAttributes to the attributes that shoppers may edit, and write privileges from the back end; or use the clients of ShopperIdentity.',
  detect: gathered('user-pool'),
  examples: {
    compliant: [
      client({ WriteAttributes: ['email', 'name', 'custom:newsletter'] }),
      client({
        WriteAttributes: ['email', 'custom:group'],
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        AllowedOAuthScopes: ['openid'],
      }),
      {
        Resources: {
          ...client({
            UserPoolId: { Ref: 'Staff' },
            WriteAttributes: ['custom:group'],
            ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
            AllowedOAuthScopes: ['openid'],
          }).Resources,
          Staff: { Type: 'AWS::Cognito::UserPool', Properties: {} },
        },
      },
    ],
    violating: [
      {
        faultAt: 'WriteAttributes[0]',
        ...client({
          WriteAttributes: ['custom:group'],
          ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
          UserPoolId: 'eu-1_a',
        }),
      },
      { faultAt: 'WriteAttributes', ...client({}) },
      { faultAt: 'WriteAttributes[1]', ...client({ WriteAttributes: ['email', 'custom:loyaltyTier'] }) },
    ],
    unknown: [
      { Parameters: { Writable: { Type: 'CommaDelimitedList' } }, ...client({ WriteAttributes: { Ref: 'Writable' } }) },
    ],
  },
});

function judge(app: Resource): Verdict {
  if (isForMachines(app)) return notApplicable();
  const attributes = app.at('WriteAttributes');
  const harmless = attributes.every((attribute) =>
    attribute.or('').satisfies((name) => !PRIVILEGED.test(String(name)), 'an attribute that gives no privileges'),
  );
  const named = listed(attributes, 'the attributes that shoppers may edit', () => compliant());
  return all(named, onlyWhere(givesWritingTokens(app), harmless));
}

/** Whether people get tokens of the client that may write: by any sign-in through the API, or by the scope for it. */
function givesWritingTokens(app: Resource): Verdict {
  const flows = app.at('ExplicitAuthFlows');
  const signNobodyIn = ['ALLOW_REFRESH_TOKEN_AUTH', ...(hasNoChallenge(app) ? ['ALLOW_CUSTOM_AUTH'] : [])];
  return any(
    flows.absent(),
    flows.some((flow) => flow.noneOf(signNobodyIn), 'nobody signs in through the API'),
    app.at('AllowedOAuthScopes').some((scope) => scope.equals(ACCOUNT_SCOPE), 'the scope is not given'),
  );
}

/** Without a function that makes the challenge, a custom sign-in cannot begin. */
function hasNoChallenge(app: Resource): boolean {
  const pool = app.at('UserPoolId').target();
  return (
    pool.kind === 'reference' &&
    pool.reference.resource.at('LambdaConfig.CreateAuthChallenge').absent().kind === 'compliant'
  );
}

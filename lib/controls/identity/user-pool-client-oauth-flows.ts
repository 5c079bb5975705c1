import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';
import { whereOAuth } from './app-client';

const client = (flows: unknown) => ({
  Resources: {
    Web: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: flows },
    },
  },
});

/** Tokens come by the authorization code grant, never in the address of a page. */
export const userPoolClientOAuthFlows = control({
  id: 'UserPoolClientOAuthFlows',
  area: 'identity',
  title: 'App clients do not use the implicit grant',
  rationale: 'The implicit grant puts tokens into addresses, from where history, logs and scripts of others read them.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy:
    'Set oAuth: { flows: { authorizationCodeGrant: true } }, for CDK also switches implicit on when flows are left out; or use the clients of ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [client(['code']), client(['client_credentials'])],
    violating: [
      { faultAt: 'AllowedOAuthFlows[0]', ...client(['implicit', 'code']) },
      { faultAt: 'AllowedOAuthFlows[1]', ...client(['code', 'implicit']) },
    ],
    unknown: [
      {
        Parameters: { Flow: { Type: 'String', AllowedValues: ['code', 'implicit'] } },
        ...client([{ Ref: 'Flow' }]),
      },
    ],
  },
});

function judge(app: Resource): Verdict {
  const flows = app
    .at('AllowedOAuthFlows')
    .every((flow) => flow.or('code').satisfies((name) => name !== 'implicit', '"code" or "client_credentials"'));
  return whereOAuth(app, flows);
}

import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { listed } from './listed';

const client = (properties: object) => ({
  Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } },
});

/**
 * The sign-in flows in use are listed. Unset, Cognito opens SRP and custom sign-in, which its check for leaked
 * passwords does not see ("Working with compromised-credentials detection"), also beside managed login. The names
 * without `ALLOW_` are from before flows could be told apart; they cannot leave token refresh out.
 */
export const userPoolClientAuthFlows = control({
  id: 'UserPoolClientAuthFlows',
  area: 'identity',
  title: 'App clients list the sign-in flows in use, by their current names',
  rationale: 'A flow that nobody chose is a way in that nobody watches.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy: 'Set authFlows, such as { user: true, userPassword: true }, or use the clients of ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [
      client({ ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] }),
      client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }),
    ],
    violating: [
      { faultAt: 'ExplicitAuthFlows', ...client({}) },
      { faultAt: 'ExplicitAuthFlows[0]', ...client({ ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] }) },
      { faultAt: 'ExplicitAuthFlows[0]', ...client({ ExplicitAuthFlows: ['USER_PASSWORD_AUTH'] }) },
    ],
    unknown: [
      { Parameters: { Flows: { Type: 'CommaDelimitedList' } }, ...client({ ExplicitAuthFlows: { Ref: 'Flows' } }) },
    ],
  },
});

function judge(app: Resource): Verdict {
  if (isForMachines(app)) return notApplicable();
  return listed(app.at('ExplicitAuthFlows'), 'the sign-in flows in use', (flow) =>
    flow.or('ALLOW_').matches(/^ALLOW_/, 'a flow whose name begins with ALLOW_'),
  );
}

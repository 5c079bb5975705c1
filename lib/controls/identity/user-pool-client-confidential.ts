import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { appClientExample } from './sign-in-example';

const server = (properties: object = {}) =>
  appClientExample({ ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], ...properties });
const machine = (properties: object = {}) =>
  appClientExample({
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    ...properties,
  });

/** Clients that run on servers prove themselves: those with client credentials, and those that sign people in for them. */
export const userPoolClientConfidential = control({
  id: 'UserPoolClientConfidential',
  area: 'identity',
  title: 'App clients of servers have a secret',
  rationale: 'The id of an app client is public, and without a secret anybody asks for tokens in its name.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy: 'Set generateSecret: true, or leave adminUserPassword out of authFlows.',
  detect: none(
    'No managed AWS Config rule judges app clients of user pools; a read of an app client leaves out whether it was made with a secret.',
  ),
  examples: {
    compliant: [server({ GenerateSecret: true }), machine({ GenerateSecret: 'true' })],
    violating: [
      { faultAt: 'GenerateSecret', ...server() },
      { faultAt: 'GenerateSecret', ...machine({ GenerateSecret: false }) },
    ],
    unknown: [{ Parameters: { Secret: { Type: 'String' } }, ...server({ GenerateSecret: { Ref: 'Secret' } }) }],
  },
});

function judge(app: Resource): Verdict {
  const admin = app
    .at('ExplicitAuthFlows')
    .some((flow) => flow.oneOf(['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH']), 'no server signs people in');
  const secret = app.at('GenerateSecret').isTrue();
  return isForMachines(app) ? secret : onlyWhere(admin, secret);
}

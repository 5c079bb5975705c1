import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { listed } from './listed';
import { whereFederatedClient } from './staff-pool';
import { staffClientExample } from './staff-pool-example';

/** Flows of the API by which a local user signs in. */
const LOCAL = [
  'ALLOW_USER_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
];

const client = (providers: unknown, flows: unknown) =>
  staffClientExample({ SupportedIdentityProviders: providers, ExplicitAuthFlows: flows }, 'saml');

/**
 * Where an identity provider holds the accounts, nobody gets in past it: `COGNITO` is not offered, and, since leaving it
 * out closes the sign-in page alone ("CreateUserPoolClient", Amazon Cognito API Reference), no flow for local users is.
 */
export const staffClientFederated = control({
  id: 'StaffClientFederated',
  area: 'identity',
  title: 'Federated staff sign in through their identity provider alone',
  rationale: 'A local user, made in a hurry and forgotten, gets in without the second factor and the leaver process.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('8.4.2')], gdpr: ['32.1.b', '32.4'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy:
    'Name the identity provider alone in supportedIdentityProviders, and list authFlows: { user: false }, which leaves token refresh; or use the clients of StaffIdentity.',
  detect: none(
    'No managed AWS Config rule judges app clients of user pools; that the accounts are at an identity provider stands in the metadata of the template.',
  ),
  examples: {
    compliant: [client(['Company'], ['ALLOW_REFRESH_TOKEN_AUTH'])],
    violating: [
      { faultAt: 'SupportedIdentityProviders[1]', ...client(['Company', 'COGNITO'], ['ALLOW_REFRESH_TOKEN_AUTH']) },
      { faultAt: 'SupportedIdentityProviders', ...client([], ['ALLOW_REFRESH_TOKEN_AUTH']) },
      { faultAt: 'ExplicitAuthFlows[0]', ...client(['Company'], ['ALLOW_USER_SRP_AUTH']) },
    ],
    unknown: [
      { Parameters: { Provider: { Type: 'String' } }, ...client([{ Ref: 'Provider' }], ['ALLOW_REFRESH_TOKEN_AUTH']) },
    ],
  },
});

function judge(app: Resource): Verdict {
  if (isForMachines(app)) return notApplicable();
  const closed = all(
    listed(app.at('SupportedIdentityProviders'), 'the identity provider of staff', (provider) =>
      provider.target().kind === 'reference' ? notApplicable() : provider.noneOf(['COGNITO']),
    ),
    listed(app.at('ExplicitAuthFlows'), 'ALLOW_REFRESH_TOKEN_AUTH alone', (flow) => flow.noneOf(LOCAL)),
  );
  return whereFederatedClient(app, closed);
}

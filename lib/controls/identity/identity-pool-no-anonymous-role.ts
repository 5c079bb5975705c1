import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

const ROLE = 'arn:aws:iam::111122223333:role/shopper';

const roles = (attached?: unknown) => ({
  Resources: {
    Roles: {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Properties: { IdentityPoolId: 'eu-west-1:Example', ...(attached === undefined ? {} : { Roles: attached }) },
    },
  },
});

/** There is no role that anonymous visitors could take, should the identity pool ever admit them. */
export const identityPoolNoAnonymousRole = control({
  id: 'IdentityPoolNoAnonymousRole',
  area: 'identity',
  title: 'Identity pools have no role for anonymous visitors',
  rationale: 'One switch on the identity pool then gives its permissions to anybody on the internet.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('7.3.3')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::IdentityPoolRoleAttachment', (attachment) =>
    attachment.at('Roles.unauthenticated').absent(),
  ),
  remedy: 'Leave unauthenticated out of roles, and delete the role.',
  detect: single(),
  examples: {
    compliant: [roles({ authenticated: ROLE }), roles()],
    violating: [{ faultAt: 'Roles.unauthenticated', ...roles({ authenticated: ROLE, unauthenticated: ROLE }) }],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { Demo: { 'Fn::Equals': [{ Ref: 'Stage' }, 'demo'] } },
        ...roles({ unauthenticated: { 'Fn::If': ['Demo', ROLE, { Ref: 'AWS::NoValue' }] } }),
      },
    ],
  },
});

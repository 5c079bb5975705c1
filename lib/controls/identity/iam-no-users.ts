import { each } from '../check';
import { control } from '../control';
import { none, single } from '../detect';
import { judged } from '../frameworks/framework';
import { compliant, violation } from '../verdict';

/** Workloads and people act through roles, whose credentials expire; each role is a compliant identity. */
export const iamNoUsers = control({
  id: 'IamNoUsers',
  area: 'identity',
  title: 'Identities are roles, not IAM users',
  rationale: 'A user stays when its person or purpose has gone, and its password and keys do not expire.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.2.6'), judged('8.6.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-01'],
  },
  since: '0.1.0',
  check: each(['AWS::IAM::User', 'AWS::IAM::Role'], (identity) =>
    identity.type === 'AWS::IAM::Role'
      ? compliant()
      : violation('', `${identity.logicalId} is an IAM user; expected a role, or IAM Identity Center for people`),
  ),
  remedy: 'Replace the user with a role; let people sign in through IAM Identity Center, pipelines through OIDC.',
  detect: single(),
  examples: {
    compliant: [{ Resources: { Deployment: { Type: 'AWS::IAM::Role' } } }],
    violating: [{ faultAt: '', Resources: { Deployment: { Type: 'AWS::IAM::User' } } }],
    unknown: none('The type of the resource alone decides.'),
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict, violation } from '../verdict';

const USER_POLICY = 'AWS::IAM::UserPolicy';

/** The lists that attach a policy to a user, by resource type. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::Policy': ['Users'],
  'AWS::IAM::ManagedPolicy': ['Users'],
  'AWS::IAM::User': ['Policies', 'ManagedPolicyArns'],
};

function judge(resource: Resource): Verdict {
  if (resource.type === USER_POLICY)
    return violation('', `${resource.logicalId} is a policy on a user; expected a role`);
  return all(compliant(), ...(LISTS[resource.type] ?? []).map((list) => empty(resource.at(list))));
}

function empty(list: Position): Verdict {
  return list.every((item) => violation(item.path, `${item.path} gives a user rights; expected a role or a group`));
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Rights: { Type, Properties } } });

/** Rights belong to roles and groups, which have a purpose, not to single users. */
export const iamPoliciesNotOnUsers = control({
  id: 'IamPoliciesNotOnUsers',
  area: 'identity',
  title: 'IAM policies are attached to roles and groups, not to users',
  rationale: 'Rights that were given to one person are seen in no review of roles, and stay when the work has changed.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each([...Object.keys(LISTS), USER_POLICY], judge),
  remedy: 'Attach the policy to a role that the person or workload assumes; where a user must be, to its group.',
  detect: [managedRule('IAM_USER_NO_POLICIES_CHECK')],
  examples: {
    compliant: [
      example('AWS::IAM::Policy', { Roles: ['Checkout'] }),
      example('AWS::IAM::ManagedPolicy', { Groups: ['Support'], Users: [] }),
      example('AWS::IAM::User', { Groups: ['Support'] }),
    ],
    violating: [
      { faultAt: 'Users[0]', ...example('AWS::IAM::Policy', { Roles: ['Checkout'], Users: ['deployment'] }) },
      { faultAt: 'Policies[0]', ...example('AWS::IAM::User', { Policies: [{ PolicyName: 'Deploy' }] }) },
      {
        faultAt: 'ManagedPolicyArns[0]',
        ...example('AWS::IAM::User', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
      },
      { faultAt: '', ...example(USER_POLICY, { UserName: 'deployment', PolicyName: 'Deploy' }) },
    ],
    unknown: [
      {
        Parameters: { Who: { Type: 'CommaDelimitedList' } },
        ...example('AWS::IAM::Policy', { Users: { Ref: 'Who' } }),
      },
    ],
  },
});

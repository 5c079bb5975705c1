import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import { notApplicable, type Verdict } from '../verdict';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { allows, isEveryAction, isEveryResource, refused, sample, withoutVariables } from './statement-match';

const policy = (action: unknown, resource: unknown) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Orders',
        Roles: ['Orders'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] },
      },
    },
  },
});

/** Channels of the Systems Manager agent: they have no resources to name, and no action beyond the agent's own. */
const AGENT_CHANNELS = /^(ssmmessages|ec2messages):/i;

/**
 * No policy gives a whole service away: `s3:*` on every bucket. Key policies are no concern of it, and statements
 * that allow everything are that of IamNoAdministrativeStatements.
 */
export const iamNoServiceWildcards = control({
  id: 'IamNoServiceWildcards',
  area: 'identity',
  title: 'No IAM policy allows all actions of a service on all its resources',
  rationale:
    'What was granted to read one table also deletes the others, and the next feature of the service comes free.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['7.2.1', '7.2.2', '7.2.5', '7.3.1'],
    gdpr: ['25.2', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) => everyGrant(resource, judge)),
  remedy: 'Name the actions that are used, or the ARNs they are used on; the grant methods of CDK constructs do.',
  detect: [
    managedRule('IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS', {
      parameters: { excludePermissionBoundaryPolicy: 'true' },
    }),
  ],
  examples: {
    compliant: [
      policy(['s3:Get*', 's3:List*'], '*'),
      policy('dynamodb:*', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'),
      policy('ssmmessages:*', '*'),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Action', ...policy('s3:*', '*') },
      {
        faultAt: 'PolicyDocument.Statement[0].Action',
        ...policy(['sqs:SendMessage', 'dynamodb:*'], { 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:*:*:*' }),
      },
      { faultAt: 'PolicyDocument.Statement[0].Action', ...policy('*', 'arn:aws:s3:::*') },
    ],
    unknown: [{ Parameters: { Actions: { Type: 'CommaDelimitedList' } }, ...policy({ Ref: 'Actions' }, '*') }],
  },
});

function judge(statement: Position): Verdict {
  if (allows(statement, 'Action', isEveryAction, isEveryResource) === true) return notApplicable();
  const action = statement.at('Action');
  return refused(allows(statement, 'Action', isWholeService, isAllOfService), action, () => {
    const resources = sample(statement.at('Resource'), isAllOfService) ?? 'nearly all resources';
    return `${action.path} allows ${sample(action, isWholeService)} on ${resources}; expected the actions that are used, or their resources`;
  });
}

function isWholeService(pattern: string): boolean {
  return isEveryAction(pattern) || (/^[^:]+:\*+$/.test(pattern) && !AGENT_CHANNELS.test(pattern));
}

function isAllOfService(pattern: string): boolean {
  return isEveryResource(pattern) || /^arn:([^:]*:){4}\*+(\/\*+)?$/.test(withoutVariables(pattern));
}

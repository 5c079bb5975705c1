import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { compliant, notApplicable, type Verdict } from '../verdict';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { allows, isEveryAction, isEveryResource, refused, sample, withoutVariables } from './statement-match';

const policy = (statement: object) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Deploy',
        Roles: ['Deploy'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', ...statement }] },
      },
    },
  },
});

/** Tags of the role that is passed. `iam:PassedToService` is none: it names the receiver, and leaves every role open. */
const ROLE_TAGS = /^(aws|iam):resourcetag\//i;

/**
 * Roles that may be passed to a service are named. Statements that allow everything are the concern of
 * IamNoAdministrativeStatements.
 */
export const iamPassRoleRestricted = control({
  id: 'IamPassRoleRestricted',
  area: 'identity',
  title: 'iam:PassRole names the roles that may be passed',
  rationale: 'Who may pass any role starts a function with the most powerful one and has its rights.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) => everyGrant(resource, judge)),
  remedy: "Set the statement's resources to the ARNs of the roles that are passed; role.grantPassRole does.",
  detect: single(),
  examples: {
    compliant: [
      policy({ Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/orders-*' } }),
      policy({ Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/stage': 'test' } } }),
      policy({ Action: 's3:GetObject', Resource: '*' }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Resource', ...policy({ Resource: '*' }) },
      {
        faultAt: 'PolicyDocument.Statement[0].Resource',
        ...policy({ Action: ['ecs:RunTask', 'iam:Pass*'], Resource: 'arn:aws:iam::111122223333:role/*' }),
      },
      {
        faultAt: 'PolicyDocument.Statement[0].Resource',
        ...policy({ Resource: '*', Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }),
      },
    ],
    unknown: [{ Parameters: { Roles: { Type: 'String' } }, ...policy({ Resource: { Ref: 'Roles' } }) }],
  },
});

const passesRoles = (pattern: string) => matchesAction(pattern, 'iam:PassRole');

function judge(statement: Position): Verdict {
  const passes = allows(statement, 'Action', passesRoles, isEveryRole);
  if (passes === false) return compliant();
  if (allows(statement, 'Action', isEveryAction, isEveryResource) === true) return notApplicable();
  const condition = statement.at('Condition');
  const keys = condition.keys().flatMap((operator) => condition.property(operator).keys());
  if (keys.some((key) => ROLE_TAGS.test(key))) return compliant();
  const resource = statement.at('Resource');
  return refused(
    passes,
    resource,
    () =>
      `${resource.path} is ${sample(resource, isEveryRole) ?? 'all but a few'} for iam:PassRole; expected the ARNs of the roles that are passed`,
  );
}

function isEveryRole(pattern: string): boolean {
  return isEveryResource(pattern) || /^arn:[^:]*:iam::[^:]*:(\*+|role\/\*+)$/.test(withoutVariables(pattern));
}

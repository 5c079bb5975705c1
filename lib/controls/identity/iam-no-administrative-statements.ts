import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import { all, type Verdict } from '../verdict';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { allows, isEveryAction, isEveryResource, refused } from './statement-match';

const policy = (...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'Checkout', Roles: ['Checkout'], PolicyDocument: { Statement: statements } },
});
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const boundary = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [everything] } } };

/** No policy makes its holder an administrator: not by naming every action, nor by naming the few that it leaves out. */
export const iamNoAdministrativeStatements = control({
  id: 'IamNoAdministrativeStatements',
  area: 'identity',
  title: 'No IAM policy allows every action on every resource',
  rationale: 'One leaked session of such a role is the whole account: data, keys, logs and backups.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': ['7.2.1', '7.2.2', '7.2.5', '7.3.1'],
    gdpr: ['25.2', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) => everyGrant(resource, judge)),
  remedy: 'Name the actions and resources that are used; the grant methods of CDK constructs do.',
  detect: [
    managedRule('IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS', {
      parameters: { excludePermissionBoundaryPolicy: 'true' },
    }),
  ],
  examples: {
    compliant: [
      {
        Resources: {
          Grants: policy({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: { 'Fn::ImportValue': 'TableArn' } }),
        },
      },
      { Resources: { Grants: policy({ Effect: 'Deny', Action: '*', Resource: '*' }) } },
      {
        Resources: {
          Checkout: {
            Type: 'AWS::IAM::Role',
            Properties: {
              PermissionsBoundary: { Ref: 'Boundary' },
              Policies: [
                {
                  PolicyName: 'Read',
                  PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } },
                },
              ],
            },
          },
          Boundary: boundary,
        },
      },
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Action', Resources: { Grants: policy(everything) } },
      {
        faultAt: 'PolicyDocument.Statement[0].NotAction',
        Resources: { Grants: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) },
      },
      {
        faultAt: 'PolicyDocument.Statement[0].Action',
        Resources: {
          Boundary: boundary,
          Admin: {
            Type: 'AWS::IAM::Role',
            Properties: { PermissionsBoundary: { Ref: 'Boundary' }, ManagedPolicyArns: [{ Ref: 'Boundary' }] },
          },
        },
      },
    ],
    unknown: [
      {
        Parameters: { Resources: { Type: 'CommaDelimitedList' } },
        Resources: { Grants: policy({ ...everything, Resource: { Ref: 'Resources' } }) },
      },
      {
        Parameters: { Limit: { Type: 'String' } },
        Resources: {
          Boundary: boundary,
          Checkout: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Limit' } } },
        },
      },
    ],
  },
});

function judge(statement: Position): Verdict {
  return all(
    refused(
      allows(statement, 'Action', isEveryAction, isEveryResource),
      statement.at('Action'),
      () => `${statement.path} allows every action on every resource; expected the actions that are used`,
    ),
    refused(
      allows(statement, 'NotAction', () => true, isEveryResource),
      statement.at('NotAction'),
      () =>
        `${statement.path} allows all but a few actions on every resource; expected an Action with those that are used`,
    ),
  );
}

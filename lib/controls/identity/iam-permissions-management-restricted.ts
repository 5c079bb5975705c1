import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { withoutVariables } from './statement-match';
import { type DelicateActions, namesWhatItOpens } from './unrestricted-grant';

/** Actions by which an identity gives itself or others more rights, or a way to sign in as somebody else. */
const PERMISSIONS_MANAGEMENT: DelicateActions = {
  actions: [
    'iam:AddUserToGroup',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreatePolicyVersion',
    'iam:DeleteRolePermissionsBoundary',
    'iam:DeleteUserPermissionsBoundary',
    'iam:PutGroupPolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:PutUserPermissionsBoundary',
    'iam:PutUserPolicy',
    'iam:SetDefaultPolicyVersion',
    'iam:UpdateAccessKey',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateLoginProfile',
  ],
  isEverything: (pattern) =>
    /^arn:[^:]*:iam::[^:]*:(\*+|(group|policy|role|user)\/\*+)$/.test(withoutVariables(pattern)),
  limits: /^(aws:resourcetag\/|iam:(resourcetag\/|permissionsboundary$|policyarn$))/,
  expectation: 'the ARNs of the identities that are managed, or a condition on iam:PermissionsBoundary',
};

const policy = (statement: object) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Deploy',
        Roles: ['Deploy'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:AttachRolePolicy', ...statement }] },
      },
    },
  },
});

/** Nobody may rewrite the rights of every identity, for that includes the own. */
export const iamPermissionsManagementRestricted = control({
  id: 'IamPermissionsManagementRestricted',
  area: 'identity',
  title: 'IAM policies that change rights name whose rights',
  rationale: 'Who may attach a policy to any role, or make a key for any user, is an administrator one call later.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) =>
    everyGrant(resource, (statement) => namesWhatItOpens(statement, PERMISSIONS_MANAGEMENT)),
  ),
  remedy:
    'Name the ARNs of the roles, or a path of their own; let deployments change IAM through CloudFormation roles.',
  detect: single(),
  examples: {
    compliant: [
      policy({ Resource: 'arn:aws:iam::111122223333:role/shop/*' }),
      policy({ Resource: '*', Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::1:policy/b' } } }),
      policy({ Action: ['iam:Get*', 'iam:List*'], Resource: '*' }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Resource', ...policy({ Resource: '*' }) },
      {
        faultAt: 'PolicyDocument.Statement[0].Resource',
        ...policy({
          Action: ['s3:GetObject', 'iam:Put*'],
          Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/*' },
        }),
      },
    ],
    unknown: [{ Parameters: { Roles: { Type: 'String' } }, ...policy({ Resource: { Ref: 'Roles' } }) }],
  },
});

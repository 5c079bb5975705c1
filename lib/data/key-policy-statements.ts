import * as iam from 'aws-cdk-lib/aws-iam';

/** What changes a key's policy or its life. */
const MANAGEMENT = [
  'kms:CancelKeyDeletion',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

/** What a symmetric key does with data. */
const USE = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * A grant lets somebody use the key past its policy, for as long as nobody retires it. Services make them on behalf of
 * their resources; nobody else may ("Controlling access to grants", AWS KMS Developer Guide).
 */
export function grantsForAwsServicesOnly(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'OnlyAwsServicesMakeGrants',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    },
  });
}

/**
 * Manage, but not use ("Key policies", section on key administrators, AWS KMS Developer Guide). The policy delegates to
 * the account's IAM policies, and one of those may allow everything: hence the denial.
 */
export function administration(principals: iam.IPrincipal[]): iam.PolicyStatement[] {
  return [
    allow('AdministratorsManageKey', principals, [
      ...MANAGEMENT,
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListGrants',
      'kms:ListKeyPolicies',
      'kms:ListResourceTags',
    ]),
    deny('AdministratorsDoNotUseKey', principals, USE),
  ];
}

/** Use, but not manage ("Key policies", section on key users, AWS KMS Developer Guide). */
export function use(principals: iam.IPrincipal[]): iam.PolicyStatement[] {
  return [
    allow('UsersUseKey', principals, [...USE, 'kms:DescribeKey']),
    deny('UsersDoNotManageKey', principals, MANAGEMENT),
  ];
}

function allow(sid: string, principals: iam.IPrincipal[], actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, principals, actions: [...actions].sort(), resources: ['*'] });
}

function deny(sid: string, principals: iam.IPrincipal[], actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, effect: iam.Effect.DENY, principals, actions, resources: ['*'] });
}

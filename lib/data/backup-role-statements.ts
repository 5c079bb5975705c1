import { Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * What AWS Backup's own policies let its role do with everything, cut down to one store. Sources: the AWS managed
 * policies AWSBackupServiceRolePolicyForBackup (version 29) and AWSBackupServiceRolePolicyForS3Backup (version 5), AWS
 * Managed Policy Reference.
 */

/** A table is backed up with the features of "Advanced DynamoDB backup", AWS Backup Developer Guide. */
export function tableBackupStatements(table: dynamodb.ITable): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: [
        'dynamodb:CreateBackup',
        'dynamodb:DescribeTable',
        'dynamodb:ListTagsOfResource',
        'dynamodb:StartAwsBackupJob',
      ],
      resources: [table.tableArn],
    }),
    ...keyStatements(table.encryptionKey, `dynamodb.${Stack.of(table).region}.amazonaws.com`, [
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]),
  ];
}

/** A bucket is read object by object; AWS Backup follows its changes by events and an inventory. */
export function bucketBackupStatements(bucket: s3.IBucket): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: [
        's3:GetBucketAcl',
        's3:GetBucketLocation',
        's3:GetBucketNotification',
        's3:GetBucketTagging',
        's3:GetBucketVersioning',
        's3:GetInventoryConfiguration',
        's3:ListBucket',
        's3:ListBucketVersions',
        's3:ListTagsForResource',
        's3:PutBucketNotification',
        's3:PutInventoryConfiguration',
      ],
      resources: [bucket.bucketArn],
    }),
    new iam.PolicyStatement({
      actions: [
        's3:GetObject',
        's3:GetObjectAcl',
        's3:GetObjectTagging',
        's3:GetObjectVersion',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
      ],
      resources: [bucket.arnForObjects('*')],
    }),
    ...keyStatements(bucket.encryptionKey, `s3.${Stack.of(bucket).region}.amazonaws.com`, ['kms:Decrypt']),
  ];
}

/** AWS Backup keeps a rule of its own for the events of buckets, and measures them; neither can be named beforehand. */
export function bucketEventStatements(scope: Construct): iam.PolicyStatement[] {
  const { partition, region, account } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      actions: [
        'events:DeleteRule',
        'events:DescribeRule',
        'events:DisableRule',
        'events:EnableRule',
        'events:ListTargetsByRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
      ],
      resources: [`arn:${partition}:events:${region}:${account}:rule/AwsBackupManagedRule*`],
    }),
    new iam.PolicyStatement({
      actions: ['cloudwatch:GetMetricData', 'events:ListRules', 's3:ListAllMyBuckets'],
      resources: ['*'],
    }),
  ];
}

/** Every backup is tagged like the store that it is of. */
export function recoveryPointStatements(scope: Construct, vaultArn: string): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: ['backup:DescribeBackupVault'], resources: [vaultArn] }),
    new iam.PolicyStatement({ actions: ['backup:TagResource'], resources: [recoveryPoints(scope)] }),
  ];
}

/** Copies leave the vault of the plan alone, for the one vault that the plan names. */
export function copyStatements(scope: Construct, vaultArn: string, destinationArn: string): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      actions: ['backup:CopyFromBackupVault'],
      resources: [vaultArn, recoveryPoints(scope)],
    }),
    new iam.PolicyStatement({
      actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'],
      resources: [destinationArn],
    }),
  ];
}

/** Use of a key through one service, and grants for AWS's own resources alone. */
export function keyStatements(
  key: kms.IKey | undefined,
  service: string,
  actions: readonly string[],
): iam.PolicyStatement[] {
  if (key === undefined) return [];
  const resources = [key.keyArn];
  return [
    new iam.PolicyStatement({
      actions: [...actions],
      resources,
      conditions: { StringEquals: { 'kms:ViaService': service } },
    }),
    new iam.PolicyStatement({ actions: ['kms:DescribeKey'], resources }),
    new iam.PolicyStatement({
      actions: ['kms:CreateGrant'],
      resources,
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}

function recoveryPoints(scope: Construct): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:backup:${region}:${account}:recovery-point:*`;
}

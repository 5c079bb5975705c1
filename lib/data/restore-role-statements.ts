import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { keyStatements } from './backup-role-statements';

/** With what AWS Backup names what it restores on trial ("Restore testing inferred metadata", AWS Backup Developer Guide). */
const RESTORED = 'awsbackup-restore-test-*';

/** Source: AWSBackupServiceRolePolicyForRestores (version 25), AWS Managed Policy Reference. */
export function tableRestoreStatements(scope: Construct, key: kms.IKey): iam.PolicyStatement[] {
  const { partition, region, account } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      actions: [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:RestoreTableFromAwsBackup',
        'dynamodb:Scan',
        'dynamodb:UpdateItem',
      ],
      resources: [`arn:${partition}:dynamodb:${region}:${account}:table/${RESTORED}`],
    }),
    ...keyStatements(key, `dynamodb.${region}.amazonaws.com`, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']),
  ];
}

/** Source: AWSBackupServiceRolePolicyForS3Restore (version 2), AWS Managed Policy Reference. */
export function bucketRestoreStatements(scope: Construct, key: kms.IKey): iam.PolicyStatement[] {
  const { partition, region } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      actions: [
        's3:CreateBucket',
        's3:GetBucketLocation',
        's3:GetBucketOwnershipControls',
        's3:GetBucketVersioning',
        's3:ListBucket',
        's3:ListBucketVersions',
        's3:PutBucketOwnershipControls',
        's3:PutBucketVersioning',
      ],
      resources: [`arn:${partition}:s3:::${RESTORED}`],
    }),
    new iam.PolicyStatement({
      actions: [
        's3:DeleteObject',
        's3:GetObject',
        's3:GetObjectAcl',
        's3:GetObjectTagging',
        's3:GetObjectVersion',
        's3:GetObjectVersionAcl',
        's3:ListMultipartUploadParts',
        's3:PutObject',
        's3:PutObjectAcl',
        's3:PutObjectTagging',
        's3:PutObjectVersionAcl',
      ],
      resources: [`arn:${partition}:s3:::${RESTORED}/*`],
    }),
    ...keyStatements(key, `s3.${region}.amazonaws.com`, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

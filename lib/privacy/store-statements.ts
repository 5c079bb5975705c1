import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { keyStatement, tableStatements } from './data-statements';
import type { PrivacyObjectsProps, PrivacyTableProps, PrivacyUserPoolProps } from './privacy-store-props';

/** Lets a function find, delete and anonymize items of a table. */
export function tableStoreStatements(scope: Construct, props: PrivacyTableProps): iam.PolicyStatement[] {
  const { table, encryptionKey, indexName, anonymizedAttributes } = props;
  const write = (anonymizedAttributes ?? []).length > 0 ? ['dynamodb:UpdateItem'] : [];
  const read = indexName === undefined ? ['dynamodb:Query'] : [];
  return [
    ...tableStatements(scope, table, encryptionKey, [...read, 'dynamodb:DeleteItem', ...write]),
    ...(indexName === undefined
      ? []
      : [
          new iam.PolicyStatement({
            actions: ['dynamodb:Query'],
            resources: [`${table.tableArn}/index/${indexName}`],
          }),
        ]),
  ];
}

/**
 * Lets a function list, copy and delete object versions below a prefix. The rights on versions and locks only tell why
 * a version cannot be deleted.
 */
export function objectStoreStatements(scope: Construct, props: PrivacyObjectsProps): iam.PolicyStatement[] {
  const { bucket, encryptionKey, prefix = '' } = props;
  return [
    new iam.PolicyStatement({
      actions: ['s3:ListBucket', 's3:ListBucketVersions'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
    }),
    new iam.PolicyStatement({
      actions: [
        's3:DeleteObjectVersion',
        's3:GetObject',
        's3:GetObjectLegalHold',
        's3:GetObjectRetention',
        's3:GetObjectVersion',
      ],
      resources: [bucket.arnForObjects(`${prefix}*`)],
    }),
    keyStatement(scope, encryptionKey, 's3', ['kms:Decrypt']),
  ];
}

/** Lets a function find, read, shut and delete accounts of a user pool. */
export function userPoolStoreStatements(props: PrivacyUserPoolProps): iam.PolicyStatement[] {
  const { userPool, devices, signInEvents } = props;
  return [
    new iam.PolicyStatement({
      actions: [
        'cognito-idp:ListUsers',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminListGroupsForUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminUserGlobalSignOut',
        'cognito-idp:AdminDeleteUser',
        ...(devices === true ? ['cognito-idp:AdminListDevices'] : []),
        ...(signInEvents === true ? ['cognito-idp:AdminListUserAuthEvents'] : []),
      ],
      resources: [userPool.userPoolArn],
    }),
  ];
}

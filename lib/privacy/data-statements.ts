import { Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What DynamoDB asks of who reads and writes a table under a key. Source: "DynamoDB encryption at rest: How it works". */
const TABLE_KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Lets a function do some things with one table, through its key. */
export function tableStatements(
  scope: Construct,
  table: dynamodb.ITable,
  key: kms.IKey,
  actions: string[],
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions, resources: [table.tableArn] }),
    keyStatement(scope, key, 'dynamodb', TABLE_KEY_ACTIONS),
  ];
}

/** Lets a function use a key through one service, and in no other way. */
export function keyStatement(scope: Construct, key: kms.IKey, service: string, actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions,
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(scope).region}.amazonaws.com` } },
  });
}

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { TrainingGate } from '../../lib/staff-training/training-gate';
import type { TrainingGateProps } from '../../lib/staff-training/training-gate-props';

export const ACCOUNT = '123456789012';
export const ENV = { account: ACCOUNT, region: 'eu-central-1' };
export const TODAY = '2026-11-22';
export const KEY_ID = '11111111-2222-3333-4444-555555555555';
export const POOL = 'eu-central-1_AbCdEfGhI';

/** The ARN of a role of the account. */
export const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

/** A stack of its own, on a day. */
export function stackOn(today = TODAY): Stack {
  return new Stack(new App({ context: { 'storefront:today': today } }), 'Staff', { env: ENV });
}

/** Stores with the names that they have in the account, so that a policy holds no reference. */
export function namedStores(stack: Stack): TrainingGateProps {
  return {
    keys: [kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/${KEY_ID}`)],
    tables: [dynamodb.TableV2.fromTableName(stack, 'Orders', 'orders')],
    buckets: [s3.Bucket.fromBucketName(stack, 'Documents', 'order-documents')],
    logGroups: [logs.LogGroup.fromLogGroupName(stack, 'Log', '/shop/orders')],
    userPools: [cognito.UserPool.fromUserPoolId(stack, 'Pool', POOL)],
    databaseClusters: [
      rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Cluster', {
        clusterIdentifier: 'customers',
        clusterResourceIdentifier: 'cluster-ABCDEFGHIJ',
      }),
    ],
    athenaWorkgroups: ['analysts'],
    trainingRoles: [iam.Role.fromRoleArn(stack, 'Training', roleArn('training'))],
    breakGlassRoles: [iam.Role.fromRoleArn(stack, 'BreakGlass', roleArn('break-glass'))],
    trainedGroupId: '90676e7d28-1a2b3c4d-1111-2222-3333-444455556666',
  };
}

/** A gate before named stores. */
export function namedGate(props: Partial<TrainingGateProps> = {}, today = TODAY): { gate: TrainingGate; stack: Stack } {
  const stack = stackOn(today);
  return { gate: new TrainingGate(stack, 'Gate', { ...namedStores(stack), ...props }), stack };
}

/** The documents of every managed policy of a stack, as they are rendered. */
export function documentsOf(stack: Stack): readonly object[] {
  const policies = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy');
  return Object.values(policies).map(({ Properties }) => Properties.PolicyDocument);
}

import { type ArnComponents, Aws, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { tableStatements } from '../privacy/data-statements';
import { TRAINING_TAG } from '../training/quarter';
import { JOB_PARTITIONS } from '../training/training-names';
import type { KeptGroup } from './kept-group';

/** Reads the whole register, and writes what the job says of itself: nothing about people. */
export function registerStatements(scope: Construct, table: dynamodb.ITable, key: kms.IKey): iam.PolicyStatement[] {
  return [
    ...tableStatements(scope, table, key, ['dynamodb:GetItem', 'dynamodb:Scan']),
    new iam.PolicyStatement({
      actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
      resources: [table.tableArn],
      conditions: leadingKeys(Object.values(JOB_PARTITIONS)),
    }),
  ];
}

/** Reads what the job last said of itself. */
export function jobStateStatements(scope: Construct, table: dynamodb.ITable, key: kms.IKey): iam.PolicyStatement[] {
  const [read, ...rest] = tableStatements(scope, table, key, ['dynamodb:GetItem']);
  read?.addConditions(leadingKeys([JOB_PARTITIONS.job]));
  return [...(read === undefined ? [] : [read]), ...rest];
}

/** Every partition but those in which the job speaks for itself. */
export function notForTheJob(): Record<string, Record<string, string[]>> {
  return { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['#*'] } };
}

/** Items of some partitions alone ("Using IAM policy conditions for fine-grained access control", DynamoDB). */
function leadingKeys(partitions: readonly string[]): Record<string, Record<string, string[]>> {
  return { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...partitions] } };
}

/**
 * Empties the group. Ids of memberships and users are made up by IAM Identity Center, and their ARNs name neither region nor
 * account ("Actions, resources, and condition keys for AWS Identity Store", Service Authorization Reference).
 */
export function leaveGroupStatements(scope: Construct, group: KeptGroup): iam.PolicyStatement[] {
  const arns = groupArns(scope, group);
  return [
    new iam.PolicyStatement({
      actions: ['identitystore:ListGroupMemberships'],
      resources: [arns.store, arns.group, arns.memberships],
    }),
    new iam.PolicyStatement({
      actions: ['identitystore:DeleteGroupMembership'],
      resources: [arns.store, arns.group, arns.memberships, arns.users],
    }),
  ];
}

/** Keeps the group. */
export function keepGroupStatements(scope: Construct, group: KeptGroup): iam.PolicyStatement[] {
  const arns = groupArns(scope, group);
  return [
    ...leaveGroupStatements(scope, group),
    new iam.PolicyStatement({
      actions: ['identitystore:CreateGroupMembership'],
      resources: [arns.store, arns.group, arns.users],
    }),
  ];
}

/** Keeps the gate's tag of the account's users, and no other tag. Which users there are is known when they are listed. */
export function keepUserTagStatements(scope: Construct): iam.PolicyStatement[] {
  const users = everyAccounts(scope, { service: 'iam', region: '', resource: 'user' });
  return [
    new iam.PolicyStatement({ actions: ['iam:ListUsers'], resources: ['*'] }),
    new iam.PolicyStatement({ actions: ['iam:ListUserTags'], resources: [users] }),
    new iam.PolicyStatement({
      actions: ['iam:TagUser', 'iam:UntagUser'],
      resources: [users],
      conditions: {
        'ForAllValues:StringEqualsIgnoreCase': { 'aws:TagKeys': [TRAINING_TAG] },
        // Without it, a call that names no key would pass.
        Null: { 'aws:TagKeys': 'false' },
      },
    }),
  ];
}

/** Tells AWS Config the verdict of a custom rule: it knows no resource for that. */
export function verdictStatements(): iam.PolicyStatement[] {
  return [new iam.PolicyStatement({ actions: ['config:PutEvaluations'], resources: ['*'] })];
}

/** Tells AWS Config how a process check stands. Rules are described as a whole, and AWS Config makes up their ids. */
export function processCheckStatements(scope: Construct): iam.PolicyStatement[] {
  const rules = everyAccounts(scope, { service: 'config', region: Aws.REGION, resource: 'config-rule' });
  return [
    new iam.PolicyStatement({ actions: ['config:DescribeConfigRules'], resources: ['*'] }),
    new iam.PolicyStatement({ actions: ['config:PutExternalEvaluation'], resources: [rules] }),
  ];
}

/** Publishes to a topic, through its key where that is known. */
export function publishStatements({ topicArn, masterKey }: sns.ITopic): iam.PolicyStatement[] {
  const publish = new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topicArn] });
  if (masterKey === undefined) return [publish];
  const use = new iam.PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [masterKey.keyArn],
  });
  return [publish, use];
}

function groupArns(scope: Construct, { identityStoreId, groupId }: KeptGroup) {
  const arn = (resource: string, resourceName: string, account = '') =>
    Stack.of(scope).formatArn({ service: 'identitystore', region: '', account, resource, resourceName });
  const every = (resource: string) =>
    everyAccounts(scope, { service: 'identitystore', region: '', account: '', resource });
  return {
    store: arn('identitystore', identityStoreId, Stack.of(scope).account),
    group: arn('group', groupId),
    memberships: every('membership'),
    users: every('user'),
  };
}

/** Partition, account and region are left to CloudFormation, so that an exception for it holds for every account. */
function everyAccounts(scope: Construct, parts: Omit<ArnComponents, 'resourceName'>): string {
  return Stack.of(scope).formatArn({
    partition: Aws.PARTITION,
    account: Aws.ACCOUNT_ID,
    ...parts,
    resourceName: '*',
  });
}

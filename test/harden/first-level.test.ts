import { App, CfnCondition, CfnResource, Fn, Mixins, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BucketHardening } from '../../lib/harden/bucket-hardening';
import { QueueHardening } from '../../lib/harden/queue-hardening';
import { TableHardening } from '../../lib/harden/table-hardening';
import { TopicHardening } from '../../lib/harden/topic-hardening';
import { ENV } from './ways';

const stackOf = (env = ENV) => new Stack(new App(), 'Shop', { env });
const keyIn = (stack: Stack, region = ENV.region) =>
  kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${region}:${ENV.account}:key/1234`);
const warningsOf = (stack: Stack) =>
  Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => String(entry.data));
const denial = (Action: string, Resource: unknown) => ({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action,
  Resource,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

describe('an L1', () => {
  test('has its typed properties set at once, where other tools read them', () => {
    const bucket = new s3.CfnBucket(stackOf(), 'Orders', { versioningConfiguration: { status: 'Suspended' } });

    Mixins.of(bucket).apply(new BucketHardening());

    expect(bucket.versioningConfiguration).toEqual({ status: 'Enabled' });
    expect(bucket.publicAccessBlockConfiguration).toEqual({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(bucket.ownershipControls).toBeUndefined();
  });

  test('that a property override weakens is reported', () => {
    const stack = stackOf();
    const bucket = new s3.CfnBucket(stack, 'Orders');
    bucket.addPropertyOverride('VersioningConfiguration.Status', 'Suspended');

    Mixins.of(bucket).apply(new BucketHardening());

    expect(warningsOf(stack)).toEqual([
      'AWS::S3::Bucket was not hardened so that it keeps previous versions: a property override, or a later assignment, undoes it [ack: storefront-security-baseline:harden:VersioningConfiguration]',
    ]);
  });

  test('gets no key of another region', () => {
    const stack = stackOf();
    const table = new dynamodb.CfnTable(stack, 'Orders', {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      deletionProtectionEnabled: true,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    Mixins.of(table).apply(new TableHardening({ encryptionKey: keyIn(stack, 'us-east-1'), allowInterruption: true }));

    expect(table.sseSpecification).toBeUndefined();
    expect(warningsOf(stack)).toEqual([
      'AWS::DynamoDB::Table was not hardened so that it is encrypted with a customer managed key: the encryption key stands in us-east-1, and it in eu-west-1 [ack: storefront-security-baseline:harden:SSESpecification]',
    ]);
  });

  test('a global table gets no key while a replica has none', () => {
    const stack = stackOf();
    const table = new dynamodb.CfnGlobalTable(stack, 'Orders', {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      replicas: [{ region: ENV.region }, { region: 'us-east-1' }],
    });

    Mixins.of(table).apply(new TableHardening({ encryptionKey: keyIn(stack) }));

    expect(table.sseSpecification).toBeUndefined();
    expect(table.replicas).toMatchObject([
      { region: ENV.region, deletionProtectionEnabled: true },
      { region: 'us-east-1', deletionProtectionEnabled: true },
    ]);
    expect(warningsOf(stack)).toEqual([
      'AWS::DynamoDB::GlobalTable was not hardened so that it is encrypted with a customer managed key in each region: replicaKeyArns has no key for us-east-1 [ack: storefront-security-baseline:harden:SSESpecification]',
    ]);
  });

  test('a table that gets a key gets the type of encryption, which CloudFormation asks for', () => {
    const stack = stackOf();
    const table = new dynamodb.CfnTable(stack, 'Orders', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });

    Mixins.of(table).apply(new TableHardening({ encryptionKey: keyIn(stack), allowInterruption: true }));

    expect(table.sseSpecification).toEqual({
      sseEnabled: true,
      sseType: 'KMS',
      kmsMasterKeyId: `arn:aws:kms:${ENV.region}:${ENV.account}:key/1234`,
    });
  });

  test('a queue is encrypted in one way alone', () => {
    const stack = stackOf();
    const queue = new sqs.CfnQueue(stack, 'Orders', { sqsManagedSseEnabled: true });

    Mixins.of(queue).apply(new QueueHardening({ encryptionKey: keyIn(stack) }));

    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: `arn:aws:kms:${ENV.region}:${ENV.account}:key/1234`,
      SqsManagedSseEnabled: Match.absent(),
    });
  });
});

describe('a resource policy', () => {
  const mine = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '*',
  };

  test('that stands in the stack gets the denial', () => {
    const stack = stackOf();
    const queue = new sqs.CfnQueue(stack, 'Orders');
    new sqs.CfnQueuePolicy(stack, 'Policy', { queues: [queue.ref], policyDocument: { Statement: mine } });

    Mixins.of(stack).apply(new QueueHardening());

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SQS::QueuePolicy', 1);
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [mine, denial('sqs:*', { 'Fn::GetAtt': ['Orders', 'Arn'] })] },
    });
  });

  test('that denies as much stays', () => {
    const stack = stackOf();
    const queue = new sqs.CfnQueue(stack, 'Orders');
    const policyDocument = { Statement: [{ ...denial('SQS:*', '*'), Principal: '*' }] };
    new sqs.CfnQueuePolicy(stack, 'Policy', { queues: [queue.ref], policyDocument });

    Mixins.of(stack).apply(new QueueHardening());

    Template.fromStack(stack).hasResourceProperties('AWS::SQS::QueuePolicy', { PolicyDocument: policyDocument });
  });

  test('that is raw is found, and one of another queue is not', () => {
    const stack = stackOf();
    for (const id of ['Orders', 'Refunds']) new CfnResource(stack, id, { type: 'AWS::SQS::Queue' });
    const properties = { Queues: [{ Ref: 'Refunds' }], PolicyDocument: { Statement: [mine] } };
    new CfnResource(stack, 'Policy', { type: 'AWS::SQS::QueuePolicy', properties });

    Mixins.of(stack).apply(new QueueHardening());

    const policies = Template.fromStack(stack).findResources('AWS::SQS::QueuePolicy');
    expect(Object.keys(policies)).toHaveLength(2);
    expect(policies.Policy).toEqual({
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Refunds' }],
        PolicyDocument: { Statement: [mine, denial('sqs:*', { 'Fn::GetAtt': ['Refunds', 'Arn'] })] },
      },
    });
  });

  test('whose document is decided at deployment is reported', () => {
    const stack = stackOf();
    const queue = new sqs.CfnQueue(stack, 'Orders');
    const policyDocument = Fn.conditionIf('Production', { Statement: [mine] }, { Statement: [] });
    new CfnCondition(stack, 'Production');
    new sqs.CfnQueuePolicy(stack, 'Policy', { queues: [queue.ref], policyDocument });

    Mixins.of(stack).apply(new QueueHardening());

    expect(warningsOf(stack)).toEqual([
      'AWS::SQS::QueuePolicy was not hardened so that it denies requests without TLS: its document is decided at deployment alone, or a property override undoes it [ack: storefront-security-baseline:harden:PolicyDocument]',
    ]);
  });

  test('that is the first one exists under the condition of its resource', () => {
    const stack = stackOf();
    const bucket = new s3.CfnBucket(stack, 'Orders');
    bucket.cfnOptions.condition = new CfnCondition(stack, 'Production');

    Mixins.of(stack).apply(new BucketHardening());

    Template.fromStack(stack).hasResource('AWS::S3::BucketPolicy', {
      Condition: 'Production',
      Properties: {
        Bucket: { Ref: 'Orders' },
        PolicyDocument: {
          Statement: [
            denial('s3:*', [
              { 'Fn::GetAtt': ['Orders', 'Arn'] },
              { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, '/*']] },
            ]),
          ],
        },
      },
    });
  });

  test.each([
    ['an L1', (stack: Stack) => void new sns.CfnTopic(stack, 'Events')],
    ['an L2', (stack: Stack) => void new sns.Topic(stack, 'Events')],
  ])('of a topic made as %s lets its account publish, as the one of SNS did', (_name, make) => {
    const stack = stackOf();
    make(stack);

    Mixins.of(stack).apply(new TopicHardening());

    Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'AWS:SourceOwner': ENV.account } },
          },
          { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        ],
      },
    });
  });
});

import { type Mixin, Mixins, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { StorefrontHardening } from '../../lib/harden/storefront-hardening';
import { type Body, ENV, synthesized, verdictsOf } from './ways';

const REPLICA_KEY = `arn:aws:kms:us-east-1:${ENV.account}:key/1234`;

/** What is hardened here: the stack's own access log bucket and key are not judged. */
const MENDED = [
  'BucketAccessLogs',
  'BucketEncryptedWithKms',
  'BucketPublicAccessBlocked',
  'BucketTlsOnly',
  'BucketVersioning',
  'DatabaseBackups',
  'DatabaseDeletionProtection',
  'DatabaseIamAuthentication',
  'DatabaseLogs',
  'DatabaseSnapshotTags',
  'KeyRotation',
  'LogGroupEncrypted',
  'LogGroupRetention',
  'QueueTlsOnly',
  'TableCustomerManagedKey',
  'TableDeletionProtection',
  'TablePointInTimeRecovery',
  'TopicEncrypted',
  'TopicTlsOnly',
];

function softShop(stack: Stack): void {
  new s3.Bucket(stack, 'Orders', { enforceSSL: false, publicReadAccess: false });
  new s3.Bucket(stack, 'Exports', { enforceSSL: true, lifecycleRules: [{ expiredObjectDeleteMarker: true }] });
  const partitionKey = { name: 'id', type: dynamodb.AttributeType.STRING };
  new dynamodb.Table(stack, 'Carts', { partitionKey });
  new dynamodb.TableV2(stack, 'Shoppers', { partitionKey, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE });
  new sqs.Queue(stack, 'Refunds');
  new sns.Topic(stack, 'Events');
  new logs.LogGroup(stack, 'Logs', { retention: logs.RetentionDays.ONE_WEEK });
  new kms.Key(stack, 'OldKey');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0, restrictDefaultSecurityGroup: false });
  const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  new rds.DatabaseInstance(stack, 'Stock', {
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
    vpc,
    vpcSubnets,
  });
  new rds.DatabaseCluster(stack, 'Orders-Database', {
    engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_08_0 }),
    writer: rds.ClusterInstance.serverlessV2('writer'),
    vpc,
    vpcSubnets,
  });
}

const hardening = (stack: Stack): readonly Mixin[] => [
  new StorefrontHardening({
    encryptionKey: new CustomerDataKey(stack, 'Key', { dataClass: DataClass.ORDERS }).key,
    replicaKeyArns: { 'us-east-1': REPLICA_KEY },
    accessLogBucket: new AccessLogBucket(stack, 'AccessLogs').bucket,
    allowInterruption: true,
  }),
];

/** The properties of the only resource of a type whose logical id starts with the construct's id. */
function propertiesOf({ Resources }: Body, type: string, id: string): Readonly<Record<string, unknown>> {
  const found = Object.entries(Resources).filter(([name, { Type }]) => Type === type && name.startsWith(id));
  expect(found).toHaveLength(1);
  return found[0]?.[1].Properties ?? {};
}

describe('what an app made of L2 constructs', () => {
  const before = synthesized(softShop, (stack) => {
    hardening(stack);
    return [];
  });
  const after = synthesized(softShop, hardening);

  test('becomes compliant', () => {
    expect(verdictsOf(before.body, MENDED).filter((verdict) => verdict.endsWith('violation')).length).toBeGreaterThan(
      25,
    );
    expect(verdictsOf(after.body, MENDED).filter((verdict) => !verdict.endsWith('compliant'))).toEqual([]);
  });

  test('keeps its logical ids, and gets the policies that were missing', () => {
    const ids = new Set(Object.keys(before.body.Resources));
    const added = Object.entries(after.body.Resources).filter(([id]) => !ids.has(id));

    expect(Object.keys(after.body.Resources)).toEqual(expect.arrayContaining([...ids]));
    expect(added.map(([, { Type }]) => Type).sort()).toEqual([
      'AWS::S3::BucketPolicy',
      'AWS::SNS::TopicPolicy',
      'AWS::SQS::QueuePolicy',
    ]);
  });

  test('is the same when it is hardened twice', () => {
    const twice = synthesized(softShop, (stack) => {
      const mixins = hardening(stack);
      return [...mixins, ...mixins];
    });

    expect(twice).toEqual(after);
  });

  test('says what it left as it was', () => {
    const left = (path: string, type: string) =>
      `${path}: ${type} was not hardened so that it is encrypted at rest: setting StorageEncrypted makes CloudFormation replace it by an empty one; set allowReplacement where it is not deployed yet, or its data has moved [ack: storefront-security-baseline:harden:StorageEncrypted]`;

    expect([...after.warnings].sort()).toEqual([
      left('/Shop/Orders-Database/Resource', 'AWS::RDS::DBCluster'),
      left('/Shop/Stock/Resource', 'AWS::RDS::DBInstance'),
    ]);
  });
});

describe('what comes later', () => {
  function late(stack: Stack): void {
    const bucket = new s3.Bucket(stack, 'Orders');
    const table = new dynamodb.TableV2(stack, 'Shoppers', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    const queue = new sqs.Queue(stack, 'Refunds');
    const topic = new sns.Topic(stack, 'Events');
    for (const mixin of hardening(stack)) Mixins.of(stack).apply(mixin);
    bucket.addLifecycleRule({ id: 'late', expiredObjectDeleteMarker: true });
    table.addReplica({ region: 'us-east-1' });
    const principals = [new iam.ServicePrincipal('events.amazonaws.com')];
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({ principals, actions: ['s3:PutObject'], resources: [bucket.arnForObjects('late')] }),
    );
    queue.addToResourcePolicy(
      new iam.PolicyStatement({ principals, actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    );
    topic.addToResourcePolicy(
      new iam.PolicyStatement({ principals, actions: ['sns:Publish'], resources: [topic.topicArn] }),
    );
  }
  const { body } = synthesized(late);

  test('stays, and is hardened where it stands in what was', () => {
    expect(propertiesOf(body, 'AWS::S3::Bucket', 'Orders')).toMatchObject({
      LifecycleConfiguration: { Rules: [{ Id: 'late' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(propertiesOf(body, 'AWS::DynamoDB::GlobalTable', 'Shoppers')).toMatchObject({
      Replicas: [
        {
          Region: 'us-east-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { KMSMasterKeyId: REPLICA_KEY },
        },
        { Region: 'eu-west-1', DeletionProtectionEnabled: true },
      ],
    });
  });

  test.each([
    ['AWS::S3::BucketPolicy', 'Orders'],
    ['AWS::SQS::QueuePolicy', 'Refunds'],
    ['AWS::SNS::TopicPolicy', 'Events'],
  ])('goes into the one policy: %s', (type, id) => {
    const { PolicyDocument } = propertiesOf(body, type, id);

    expect(PolicyDocument).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        expect.objectContaining({ Principal: { Service: 'events.amazonaws.com' } }),
      ]),
    });
  });
});

test('the access log bucket admits the logging service, and keeps its own encryption', () => {
  const { body } = synthesized((stack) => new s3.Bucket(stack, 'Orders'), hardening);

  expect(propertiesOf(body, 'AWS::S3::Bucket', 'AccessLogs')).toMatchObject({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  });
  expect(propertiesOf(body, 'AWS::S3::Bucket', 'AccessLogs')).not.toHaveProperty('LoggingConfiguration');
  expect(propertiesOf(body, 'AWS::S3::BucketPolicy', 'AccessLogs')).toMatchObject({
    PolicyDocument: {
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Effect: 'Allow',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Condition: { StringEquals: { 'aws:SourceAccount': ENV.account } },
        }),
      ]),
    },
  });
});

test('a replaced database is retained', () => {
  const replacing = () => [new StorefrontHardening({ allowReplacement: true })];
  const { body, warnings } = synthesized((stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0 });
    new rds.DatabaseInstance(stack, 'Stock', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }, replacing);
  const [database] = Object.values(body.Resources).filter(({ Type }) => Type === 'AWS::RDS::DBInstance');

  expect(database).toMatchObject({ UpdateReplacePolicy: 'Retain', Properties: { StorageEncrypted: true } });
  expect(warnings).toEqual([]);
});

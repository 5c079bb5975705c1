import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ConfigDelivery, type ConfigDeliveryProps } from '../../lib/detection/config-delivery';
import { denyingStatements } from './denying-statements';

function synthesize(props: Partial<ConfigDeliveryProps> = {}) {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111122223333', region: 'eu-central-1' } });
  const key = new kms.Key(stack, 'Key');
  const delivery = new ConfigDelivery(stack, 'Delivery', {
    encryptionKey: key,
    archiveRetention: Duration.days(400),
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  });
  const archive = stack.resolve(delivery.bucket.bucketArn);
  return { template: Template.fromStack(stack), keyArn: stack.resolve(key.keyArn), archive };
}

function allowed(template: Template): { Sid: string }[] {
  const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
  return policy?.Properties.PolicyDocument.Statement.filter(
    (statement: { Effect: string }) => statement.Effect === 'Allow',
  );
}

test('delivers a daily snapshot to the archive under the key, once the archive admits it', () => {
  const { template, keyArn, archive } = synthesize();

  const [policy] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));

  template.hasResource('AWS::Config::DeliveryChannel', {
    DependsOn: [policy],
    Properties: {
      Name: Match.absent(),
      S3BucketName: { Ref: archive['Fn::GetAtt'][0] },
      S3KmsKeyArn: keyArn,
      SnsTopicARN: Match.absent(),
      ConfigSnapshotDeliveryProperties: { DeliveryFrequency: 'TwentyFour_Hours' },
    },
  });
});

test('admits AWS Config in its own name, for this account and under its own prefix', () => {
  const { template, archive } = synthesize();

  expect(allowed(template)).toEqual([
    {
      Sid: 'ConfigChecksArchive',
      Effect: 'Allow',
      Principal: { Service: 'config.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: archive,
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
    {
      Sid: 'ConfigWritesToArchive',
      Effect: 'Allow',
      Principal: { Service: 'config.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [archive, '/AWSLogs/111122223333/Config/*']] },
      Condition: {
        StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': '111122223333' },
      },
    },
  ]);
});

test('admits the role that records, which comes with no source account', () => {
  const recorderRole = iam.Role.fromRoleArn(new Stack(), 'Role', 'arn:aws:iam::111122223333:role/recorder');

  const { template, archive } = synthesize({ recorderRole });

  expect(allowed(template).slice(2)).toEqual([
    {
      Sid: 'RecorderChecksArchive',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/recorder' },
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: archive,
    },
    {
      Sid: 'RecorderWritesToArchive',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/recorder' },
      Action: ['s3:PutObject', 's3:PutObjectAcl'],
      Resource: { 'Fn::Join': ['', [archive, '/AWSLogs/111122223333/Config/*']] },
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ]);
});

test.each<[string, string, boolean, readonly string[]]>([
  ['AWS Config, under the key', 'true', true, []],
  ['AWS Config, under another key', 'true', false, []],
  ['anybody else, under another key', 'false', false, ['DenyOtherKeys']],
])('a write by %s', (_writer, isService, ownKey, refusedBy) => {
  const { template, keyArn } = synthesize();

  const denying = denyingStatements(template, {
    'aws:SecureTransport': 'true',
    's3:TlsVersion': 1.2,
    'aws:PrincipalIsAWSService': isService,
    's3:x-amz-server-side-encryption': 'aws:kms',
    's3:x-amz-server-side-encryption-aws-kms-key-id': ownKey
      ? keyArn
      : 'arn:aws:kms:eu-central-1:111122223333:key/other',
  });

  expect(denying).toEqual(refusedBy);
});

test('takes a test file that names no encryption', () => {
  const { template } = synthesize();

  expect(denyingStatements(template, { 'aws:SecureTransport': 'true', 's3:TlsVersion': 1.3 })).toEqual([]);
});

test('has an archive without Object Lock, which AWS Config cannot write to', () => {
  const { template } = synthesize();

  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      ObjectLockEnabled: Match.absent(),
      ObjectLockConfiguration: Match.absent(),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400 })] },
    },
  });
});

test('lets AWS Config use the key for this account', () => {
  const { template } = synthesize();

  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'config.amazonaws.com' },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        }),
      ]),
    },
  });
});

import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';

const ACCOUNT = '123456789012';

function stack(): Stack {
  return new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-central-1' } });
}

describe('AccessLogBucket', () => {
  test('meets what S3 log delivery asks: SSE-S3, no Object Lock, no ACL', () => {
    // Prepare
    const shop = stack();

    // Act
    new AccessLogBucket(shop, 'Logs');

    // Assess
    Template.fromStack(shop).hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        ObjectLockEnabled: Match.absent(),
        ObjectLockConfiguration: Match.absent(),
        AccessControl: Match.absent(),
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  test.each([
    [undefined, 400],
    [Duration.days(500), 500],
  ])('keeps logs for %p', (retention, days) => {
    // Prepare
    const shop = stack();

    // Act
    new AccessLogBucket(shop, 'Logs', retention === undefined ? {} : { retention });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'ExpireLogs',
            Status: 'Enabled',
            ExpirationInDays: days,
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    });
  });

  test.each([
    ['plaintext', { Bool: { 'aws:SecureTransport': 'false' } }],
    ['TLS below 1.2', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
  ])('denies %s', (_title, condition) => {
    // Prepare
    const shop = stack();

    // Act
    new AccessLogBucket(shop, 'Logs');

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: condition })]),
      },
    });
  });

  test('takes logs by policy, though the app has not set the feature flag', () => {
    // Prepare
    const shop = stack();
    const logs = new AccessLogBucket(shop, 'Logs');

    // Act
    const source = new s3.Bucket(shop, 'Source', {
      serverAccessLogsBucket: logs.bucket,
      serverAccessLogsPrefix: 'source/',
    });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [shop.resolve(logs.bucket.bucketArn), '/source/*']] },
            Condition: {
              ArnLike: { 'aws:SourceArn': shop.resolve(source.bucketArn) },
              StringEquals: { 'aws:SourceAccount': ACCOUNT },
            },
          },
        ]),
      },
    });
  });

  test('denies the logs of other accounts', () => {
    // Prepare
    const shop = stack();

    // Act
    const logs = new AccessLogBucket(shop, 'Logs');

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'DenyLogsOfOtherAccounts',
            Effect: 'Deny',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [shop.resolve(logs.bucket.bucketArn), '/*']] },
            Condition: { StringNotEquals: { 'aws:SourceAccount': ACCOUNT } },
          },
        ]),
      },
    });
  });

  test('the removal policy can be lifted', () => {
    // Prepare
    const shop = stack();

    // Act
    new AccessLogBucket(shop, 'Logs', { removalPolicy: RemovalPolicy.DESTROY });

    // Assess
    Template.fromStack(shop).hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });

  test('the logical id stays', () => {
    // Prepare
    const shop = stack();

    // Act
    new AccessLogBucket(shop, 'Logs');

    // Assess
    expect(Object.keys(Template.fromStack(shop).findResources('AWS::S3::Bucket'))).toEqual(['LogsBucket5C52C3D2']);
  });
});

import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';
import { StorefrontBucket, type StorefrontBucketProps } from '../../lib/data/storefront-bucket';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

function bucketIn(props: Partial<StorefrontBucketProps> = {}): { shop: Stack; storefront: StorefrontBucket } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', KEY_ARN);
  return { shop, storefront: new StorefrontBucket(shop, 'Orders', { encryptionKey, ...props }) };
}

describe('StorefrontBucket', () => {
  test('is private, versioned, encrypted with the key, without ACLs, and survives its stack', () => {
    // Prepare
    // Act
    const { shop } = bucketIn();

    // Assess
    Template.fromStack(shop).hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: Match.absent(),
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY_ARN },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: Match.absent(),
        LoggingConfiguration: Match.absent(),
        AccessControl: Match.absent(),
      },
    });
  });

  test.each([
    ['plaintext', { Bool: { 'aws:SecureTransport': 'false' } }],
    ['TLS below 1.2', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
  ])('denies %s', (_title, condition) => {
    // Prepare
    const { shop, storefront } = bucketIn();
    const arn = shop.resolve(storefront.bucket.bucketArn);

    // Act
    const template = Template.fromStack(shop);

    // Assess
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Action: 's3:*',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Resource: [arn, { 'Fn::Join': ['', [arn, '/*']] }],
            Condition: condition,
          },
        ]),
      },
    });
  });

  test.each([
    [
      'DenyOtherEncryption',
      'another algorithm, where one is named',
      { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: 'aws:kms' } },
    ],
    [
      'DenyOtherKeys',
      'another key, where one is named',
      { Null: { [KEY_ID]: 'false' }, ArnNotEquals: { [KEY_ID]: KEY_ARN } },
    ],
    [
      'DenyUnnamedKey',
      'SSE-KMS without a key, which would be aws/s3',
      { Null: { [KEY_ID]: 'true' }, StringEquals: { [ALGORITHM]: 'aws:kms' } },
    ],
  ])('%s denies %s', (sid, _title, condition) => {
    // Prepare
    const { shop, storefront } = bucketIn();
    const arn = shop.resolve(storefront.bucket.bucketArn);

    // Act
    const template = Template.fromStack(shop);

    // Assess
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: sid,
            Action: 's3:PutObject',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Resource: { 'Fn::Join': ['', [arn, '/*']] },
            Condition: { ...condition, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
          },
        ]),
      },
    });
  });

  test('keeps noncurrent versions 90 days, drops unfinished uploads after 7, and expires nothing by default', () => {
    // Prepare
    // Act
    const { shop } = bucketIn();

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'Retention',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 90 },
            ExpirationInDays: Match.absent(),
          },
        ],
      },
    });
  });

  test('retentions are settable', () => {
    // Prepare
    // Act
    const { shop } = bucketIn({ objectRetention: Duration.days(400), noncurrentVersionRetention: Duration.days(10) });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: 400, NoncurrentVersionExpiration: { NoncurrentDays: 10 } })],
      },
    });
  });

  test('an unversioned bucket has no rule for noncurrent versions', () => {
    // Prepare
    // Act
    const { shop } = bucketIn({ versioned: false });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: Match.absent(),
      LifecycleConfiguration: { Rules: [Match.objectLike({ NoncurrentVersionExpiration: Match.absent() })] },
    });
  });

  test('locks objects in governance mode', () => {
    // Prepare
    // Act
    const { shop } = bucketIn({ objectLockRetention: Duration.days(365), objectRetention: Duration.days(365) });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } },
      },
    });
  });

  test.each<[string, Partial<StorefrontBucketProps>, string]>([
    [
      'Object Lock without versions',
      { versioned: false, objectLockRetention: Duration.days(1) },
      'Shop/Orders: versioned is false; leave it out: Object Lock protects object versions',
    ],
    [
      'expiry before the lock ends',
      { objectRetention: Duration.days(30), objectLockRetention: Duration.days(365) },
      'Shop/Orders: objectRetention is "30 days"; give at least the 365 days of objectLockRetention',
    ],
    [
      'expiry of versions before the lock ends',
      { noncurrentVersionRetention: Duration.days(90), objectLockRetention: Duration.days(365) },
      'Shop/Orders: noncurrentVersionRetention is "90 days"; give at least the 365 days of objectLockRetention',
    ],
  ])('refuses %s', (_title, props, message) => {
    // Prepare
    const build = () => bucketIn(props);

    // Act
    // Assess
    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });

  test.each([
    [undefined, 'Shop/Orders/'],
    ['orders-access/', 'orders-access/'],
  ])('logs accesses under prefix %p', (accessLogPrefix, expected) => {
    // Prepare
    const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
    const logs = new AccessLogBucket(shop, 'Logs');
    const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', KEY_ARN);

    // Act
    new StorefrontBucket(shop, 'Orders', {
      encryptionKey,
      accessLogBucket: logs.bucket,
      ...(accessLogPrefix === undefined ? {} : { accessLogPrefix }),
    });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: shop.resolve(logs.bucket.bucketName), LogFilePrefix: expected },
    });
  });

  test.each<[string, (bucket: StorefrontBucket, role: iam.IGrantable) => iam.Grant, string, string]>([
    ['grantRead', (bucket, role) => bucket.grantRead(role), 's3:GetObject*', 'kms:Decrypt'],
    ['grantWrite', (bucket, role) => bucket.grantWrite(role), 's3:DeleteObject*', 'kms:GenerateDataKey*'],
    ['grantReadWrite', (bucket, role) => bucket.grantReadWrite(role), 's3:GetObject*', 'kms:GenerateDataKey*'],
    ['grantPut', (bucket, role) => bucket.grantPut(role), 's3:PutObject', 'kms:GenerateDataKey*'],
  ])('%s gives the bucket and the key', (_name, grant, bucketAction, keyAction) => {
    // Prepare
    const { shop, storefront } = bucketIn();
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    // Act
    grant(storefront, role);

    // Assess
    const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::IAM::Policy'));
    const actions = policy?.Properties.PolicyDocument.Statement.flatMap((s: { Action: string | string[] }) => s.Action);
    expect(actions).toContain(bucketAction);
    expect(actions).toContain(keyAction);
  });

  test('grants can be narrowed to a key pattern', () => {
    // Prepare
    const { shop, storefront } = bucketIn();
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    // Act
    storefront.grantPut(role, 'returns/*');

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Resource: { 'Fn::Join': ['', [shop.resolve(storefront.bucket.bucketArn), '/returns/*']] },
          }),
        ]),
      },
    });
  });

  test('the removal policy can be lifted, and never empties the bucket', () => {
    // Prepare
    // Act
    const { shop } = bucketIn({ removalPolicy: RemovalPolicy.DESTROY });

    // Assess
    const template = Template.fromStack(shop);
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    expect(Object.keys(template.findResources('AWS::Lambda::Function'))).toEqual([]);
  });

  test('the logical id stays: a new one is an empty bucket', () => {
    // Prepare
    // Act
    const { shop } = bucketIn();

    // Assess
    expect(Object.keys(Template.fromStack(shop).findResources('AWS::S3::Bucket'))).toEqual(['OrdersBucket195ECF73']);
  });
});

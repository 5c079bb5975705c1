import { App, Aws, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { BucketReplica } from '../../lib/data/bucket-replication';
import { StorefrontBucket, type StorefrontBucketProps } from '../../lib/data/storefront-bucket';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const COPIES: BucketReplica = {
  bucketArn: 'arn:aws:s3:::shop-copies',
  region: 'eu-west-1',
  encryptionKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1111',
};

function template(props: Partial<StorefrontBucketProps> = {}): Template {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', KEY_ARN);
  new StorefrontBucket(shop, 'Orders', {
    encryptionKey,
    allowedRegions: ['eu-central-1', 'eu-west-1'],
    replicateTo: COPIES,
    ...props,
  });
  return Template.fromStack(shop);
}

const BUCKET = { 'Fn::GetAtt': ['OrdersBucket195ECF73', 'Arn'] };
const OBJECTS = { 'Fn::Join': ['', [BUCKET, '/*']] };

describe('replication of a StorefrontBucket', () => {
  test('copies all objects, encrypted ones included, and their deletion, under the key of the other region', () => {
    template().hasResourceProperties('AWS::S3::Bucket', {
      ReplicationConfiguration: {
        Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OrdersReplicationRole'), 'Arn'] },
        Rules: [
          {
            Id: 'Replica',
            Status: 'Enabled',
            Priority: 0,
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Enabled' },
            SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
            Destination: {
              Bucket: COPIES.bucketArn,
              Account: Match.absent(),
              EncryptionConfiguration: { ReplicaKmsKeyID: COPIES.encryptionKeyArn },
              ReplicationTime: Match.absent(),
              Metrics: Match.absent(),
            },
          },
        ],
      },
    });
  });

  test('promises and measures 15 minutes where asked to', () => {
    template({ replicateTo: { ...COPIES, replicationTimeControl: true } }).hasResourceProperties('AWS::S3::Bucket', {
      ReplicationConfiguration: {
        Rules: [
          Match.objectLike({
            Destination: Match.objectLike({
              ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
              Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
            }),
          }),
        ],
      },
    });
  });

  test.each<[string, Partial<StorefrontBucketProps>, string[]]>([
    [
      'without Object Lock',
      {},
      ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
    ],
    [
      'with Object Lock',
      { objectLockRetention: Duration.days(30) },
      [
        's3:GetObjectLegalHold',
        's3:GetObjectRetention',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
    ],
  ])('its role may copy these objects with these keys, through S3, and nothing else: %s', (_title, props, reads) => {
    const through = (region: string, arns: unknown[]) => ({
      StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': arns },
    });

    const rendered = template(props);

    rendered.resourceCountIs('AWS::IAM::Policy', 1);
    rendered.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^OrdersReplicationRole') }],
      PolicyDocument: {
        Statement: [
          {
            Sid: 'ReadConfiguration',
            Effect: 'Allow',
            Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
            Resource: BUCKET,
          },
          { Sid: 'ReadVersions', Effect: 'Allow', Action: reads, Resource: OBJECTS },
          {
            Sid: 'WriteCopies',
            Effect: 'Allow',
            Action: ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
            Resource: `${COPIES.bucketArn}/*`,
          },
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: KEY_ARN,
            Condition: through('eu-central-1', [BUCKET, OBJECTS]),
          },
          {
            Effect: 'Allow',
            Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
            Resource: COPIES.encryptionKeyArn,
            Condition: through('eu-west-1', [COPIES.bucketArn, `${COPIES.bucketArn}/*`]),
          },
        ],
      },
    });
    rendered.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' } }],
      },
    });
  });

  test('makes nothing, and needs no regions, where it is not asked for', () => {
    const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });

    const bucket = new StorefrontBucket(shop, 'Orders', { encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN) });

    expect(bucket.replication).toBeUndefined();
    Template.fromStack(shop).resourceCountIs('AWS::IAM::Role', 0);
  });

  test.each<[string, Partial<StorefrontBucketProps>, string]>([
    [
      'a region that is not allowed',
      { replicateTo: { ...COPIES, region: 'us-east-2' } },
      'Shop/Orders: replicateTo.region is "us-east-2"; give one of allowedRegions (eu-central-1, eu-west-1), or allow it there',
    ],
    [
      'no allowed regions',
      { allowedRegions: [] },
      'Shop/Orders: allowedRegions is []; list the regions where this data may stand, since replicateTo copies it',
    ],
    [
      "the stack's own region",
      { replicateTo: { ...COPIES, region: 'eu-central-1' } },
      `Shop/Orders: replicateTo.region is "eu-central-1"; name another region than the stack's own`,
    ],
    [
      'a region that only the deployment knows',
      { replicateTo: { ...COPIES, region: Aws.REGION } },
      'Shop/Orders: replicateTo.region is "(decided at deployment)"; name one of eu-central-1, eu-west-1',
    ],
    [
      'a key of another region',
      { replicateTo: { ...COPIES, encryptionKeyArn: KEY_ARN } },
      `Shop/Orders: replicateTo.encryptionKeyArn is "${KEY_ARN}"; give the ARN of a key (not an alias) in eu-west-1`,
    ],
    [
      'an alias',
      { replicateTo: { ...COPIES, encryptionKeyArn: 'arn:aws:kms:eu-west-1:123456789012:alias/orders' } },
      'Shop/Orders: replicateTo.encryptionKeyArn is "arn:aws:kms:eu-west-1:123456789012:alias/orders"; ' +
        'give the ARN of a key (not an alias) in eu-west-1',
    ],
    [
      'what is no bucket',
      { replicateTo: { ...COPIES, bucketArn: 'shop-copies' } },
      `Shop/Orders: replicateTo.bucketArn is "shop-copies"; give a bucket's ARN, such as arn:aws:s3:::shop-documents-copy`,
    ],
    [
      'a bucket without versions',
      { versioned: false },
      'Shop/Orders: versioned is false; leave it out: S3 copies object versions',
    ],
  ])('refuses %s', (_title, props, message) => {
    const build = () => template(props);

    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });
});

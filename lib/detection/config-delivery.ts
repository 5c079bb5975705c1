import { type Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { configStatements } from '../data/key-service-statements';
import { StorefrontBucket } from '../data/storefront-bucket';

/** Properties of {@link ConfigDelivery}. */
export interface ConfigDeliveryProps {
  /** The key of the archive, by which AWS Config encrypts what it delivers. */
  readonly encryptionKey: kms.IKey;
  /** How long the archive keeps a file, in whole days. */
  readonly archiveRetention: Duration;
  /** What happens to the archive when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * The role that records, where it is not the service-linked one.
   * @default - AWS Config delivers in its own name alone
   */
  readonly recorderRole?: iam.IRole;
  /**
   * Where S3 writes the archive's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
}

/**
 * The account and region's delivery channel, and the archive that it fills with configuration history and a daily
 * snapshot.
 *
 * AWS Config delivers as the recorder's role first; where that is refused, or the recorder has the service-linked
 * role, which may write nowhere, it delivers in its own name. The archive admits both. It has no Object Lock:
 * AWS Config delivers to no bucket that has it ("AWS::Config::DeliveryChannel", AWS CloudFormation Template
 * Reference).
 *
 * Satisfies: ConfigDeliveryEncrypted, BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning,
 * BucketAclsDisabled, BucketTlsOnly
 */
export class ConfigDelivery extends Construct {
  public readonly bucket: s3.Bucket;
  public readonly channel: config.CfnDeliveryChannel;

  public constructor(scope: Construct, id: string, props: ConfigDeliveryProps) {
    super(scope, id);
    for (const statement of configStatements(this)) {
      props.encryptionKey.addToResourcePolicy(statement);
    }
    this.bucket = new StorefrontBucket(this, 'Archive', {
      encryptionKey: props.encryptionKey,
      objectRetention: props.archiveRetention,
      removalPolicy: props.removalPolicy,
      accessLogBucket: props.accessLogBucket,
    }).bucket;
    this.admit('Config', new iam.ServicePrincipal('config.amazonaws.com'), ['s3:PutObject'], {
      'aws:SourceAccount': Stack.of(this).account,
    });
    if (props.recorderRole !== undefined) {
      this.admit('Recorder', new iam.ArnPrincipal(props.recorderRole.roleArn), ['s3:PutObject', 's3:PutObjectAcl'], {});
    }
    this.channel = new config.CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: this.bucket.bucketName,
      s3KmsKeyArn: props.encryptionKey.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    // AWS Config writes a file to try the archive's policy when the channel is created.
    if (this.bucket.policy !== undefined) this.channel.node.addDependency(this.bucket.policy);
  }

  /** "Permissions for the Amazon S3 Bucket for the AWS Config Delivery Channel", AWS Config Developer Guide. */
  private admit(who: string, principal: iam.IPrincipal, writes: string[], conditions: Record<string, string>): void {
    this.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: `${who}ChecksArchive`,
        principals: [principal],
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [this.bucket.bucketArn],
        ...(Object.keys(conditions).length === 0 ? {} : { conditions: { StringEquals: conditions } }),
      }),
    );
    this.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: `${who}WritesToArchive`,
        principals: [principal],
        actions: writes,
        resources: [this.bucket.arnForObjects(`AWSLogs/${Stack.of(this).account}/Config/*`)],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...conditions } },
      }),
    );
  }
}

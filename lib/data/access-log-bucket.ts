import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties of {@link AccessLogBucket}. */
export interface AccessLogBucketProps {
  /**
   * How long a log file is kept, in whole days. PCI DSS 4.0.1 requirement 10.5.1 asks for twelve months.
   * @default Duration.days(400)
   */
  readonly retention?: Duration;
  /**
   * What happens to the bucket when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Where S3 writes the server access logs of other buckets of the same account and region.
 *
 * Encrypted with SSE-S3 and without Object Lock, since S3's log delivery accepts neither a customer managed
 * key nor a default retention on its target ("Enabling Amazon S3 server access logging", Amazon S3 User
 * Guide). For the same reason it keeps no access log of its own: it would log every log that it receives.
 *
 * The policy that lets S3 write is added by CDK to this bucket for each bucket that names it, under the
 * feature flag `@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy`; without the flag CDK asks for an ACL,
 * which this bucket refuses.
 *
 * Satisfies: BucketPublicAccessBlocked, BucketVersioning, BucketAclsDisabled, BucketTlsOnly
 */
export class AccessLogBucket extends Construct {
  public readonly bucket: s3.Bucket;

  public constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Bucket', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          id: 'ExpireLogs',
          expiration: props.retention ?? Duration.days(400),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
  }
}

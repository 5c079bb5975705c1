import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY } from 'aws-cdk-lib/cx-api';
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
 * Encrypted with SSE-S3: under a customer managed key, delivery fails silently as soon as the key's policy does
 * not let S3's logging service use it. Without Object Lock, which a log target must not have, and without an
 * access log of its own, which would log every log that it receives. Source: "Enabling Amazon S3 server access
 * logging", Amazon S3 User Guide.
 *
 * CDK lets S3 write here, by policy, for each bucket that names this one as its log target; logs of other
 * accounts' buckets are denied. The logged buckets must live in the same account and region.
 *
 * Satisfies: BucketPublicAccessBlocked, BucketVersioning, BucketAclsDisabled, BucketTlsOnly, BucketPolicyNotPublic
 */
export class AccessLogBucket extends Construct {
  public readonly bucket: s3.Bucket;

  public constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    super(scope, id);
    // In an app without the feature flag CDK would ask for an ACL, which BucketOwnerEnforced refuses at deployment.
    this.node.setContext(S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY, true);
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
    this.bucket.addToResourcePolicy(
      // CDK binds the permission to the logged bucket only when both are in one stack.
      new iam.PolicyStatement({
        sid: 'DenyLogsOfOtherAccounts',
        effect: iam.Effect.DENY,
        principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { StringNotEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

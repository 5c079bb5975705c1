import { Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { logDeliveryStatements } from '../data/key-service-statements';
import { StorefrontBucket } from '../data/storefront-bucket';

/** Properties of {@link AuthEventExport}. */
export interface AuthEventExportProps {
  /** A user pool on the Plus plan with threat protection on: no other has these events. */
  readonly userPool: aws_cognito.IUserPoolRef;
  /**
   * The customer managed key of the bucket, in the user pool's region. A key of this app gets the statement for
   * log delivery; the policy of an imported one must have it.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Where S3 writes the bucket's own access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * How long events are kept, in whole days. PCI DSS 4.0.1 requirement 10.5.1 asks for twelve months.
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
 * Keeps the sign-up, sign-in and password events of a user pool, with the risk that Cognito saw in each.
 *
 * They go to a bucket since Cognito refuses log groups that are encrypted with a KMS key
 * ("CloudWatchLogsConfigurationType", Amazon Cognito API Reference), while vended logs are written to SSE-KMS
 * buckets ("Logs sent to Amazon S3", Amazon CloudWatch Logs User Guide). The bucket's policy is the one that
 * CloudWatch Logs would otherwise add by itself, and stands before the export is switched on.
 *
 * Beforehand: whoever deploys may create service-linked roles; Cognito makes its own for the delivery.
 */
export class AuthEventExport extends Construct {
  public readonly bucket: StorefrontBucket;
  public readonly delivery: cognito.CfnLogDeliveryConfiguration;

  public constructor(scope: Construct, id: string, props: AuthEventExportProps) {
    super(scope, id);
    this.bucket = new StorefrontBucket(this, 'Bucket', {
      encryptionKey: props.encryptionKey,
      objectRetention: props.retention ?? Duration.days(400),
      ...(props.accessLogBucket === undefined ? {} : { accessLogBucket: props.accessLogBucket }),
      ...(props.removalPolicy === undefined ? {} : { removalPolicy: props.removalPolicy }),
    });
    for (const statement of logDeliveryStatements(this)) {
      props.encryptionKey.addToResourcePolicy(statement);
    }
    this.allowDelivery();

    this.delivery = new cognito.CfnLogDeliveryConfiguration(this, 'Delivery', {
      userPoolId: props.userPool.userPoolRef.userPoolId,
      logConfigurations: [
        {
          eventSource: 'userAuthEvents',
          logLevel: 'INFO',
          s3Configuration: { bucketArn: this.bucket.bucket.bucketArn },
        },
      ],
    });
    const { policy } = this.bucket.bucket;
    if (policy !== undefined) {
      this.delivery.node.addDependency(policy);
    }
  }

  private allowDelivery(): void {
    const { account, partition, region } = Stack.of(this);
    const { bucket } = this.bucket;
    const principals = [new iam.ServicePrincipal('delivery.logs.amazonaws.com')];
    const ArnLike = { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` };
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AWSLogDeliveryAclCheck',
        principals,
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [bucket.bucketArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike },
      }),
    );
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AWSLogDeliveryWrite',
        principals,
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
        conditions: {
          StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account },
          ArnLike,
        },
      }),
    );
  }
}

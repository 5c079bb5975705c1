import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { StorefrontBucket } from '../data/storefront-bucket';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from '../detection/evidence-retention';
import { WEB_ACL_PREFIX } from './lake-layouts';
import { WebAclDelivery } from './web-acl-delivery';

/** Properties of {@link WebAclLogArchive}. */
export interface WebAclLogArchiveProps {
  /** Where the web ACL logs: `StorefrontWebAcl.logGroup`. */
  readonly logGroup: logs.ILogGroup;
  /** The customer managed key of the archive, of the stack's region. */
  readonly encryptionKey: kms.IKey;
  /**
   * Which of the log's events are archived.
   * @default - all of them
   */
  readonly filterPattern?: logs.IFilterPattern;
  /**
   * How long the archive keeps a file: 365 days or more, in whole days.
   * @default Duration.days(400)
   */
  readonly archiveRetention?: Duration;
  /**
   * Where S3 writes the archive's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * What happens to the archive when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Copies the log of a web ACL from CloudWatch Logs to a bucket, a day's requests below `web-acl/yyyy/mm/dd/`, where
 * {@link EvidenceLake} finds them: AWS WAF itself writes to one place alone, and alarms and saved queries need the log group.
 *
 * Amazon Data Firehose takes the events out of their envelopes, one a line. What it cannot take out lies below
 * `web-acl-failed/`.
 *
 * Beforehand: it stands in the log group's stack or another one of its region. Who deploys may create grants on the key,
 * which Firehose does in their name. A log group has two subscription filters at most ("CloudWatch Logs quotas", Amazon
 * CloudWatch Logs User Guide).
 *
 * Satisfies: DeliveryStreamEncrypted, BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning,
 * BucketAclsDisabled, BucketTlsOnly, BucketPolicyNotPublic, BucketLifecycle, BucketOldVersionsExpire, LogGroupEncrypted,
 * LogGroupRetention, RoleTrustRestricted, BucketAccessLogs (with `accessLogBucket`)
 */
export class WebAclLogArchive extends Construct {
  public readonly bucket: s3.Bucket;
  /** What stands before the day in an object's key: `EvidenceLake.webAclPrefix`. */
  public readonly prefix: string = WEB_ACL_PREFIX;
  public readonly stream: firehose.CfnDeliveryStream;
  public readonly subscription: logs.CfnSubscriptionFilter;

  /** @throws InvalidPropertyError when the archive is kept for less than twelve months */
  public constructor(scope: Construct, id: string, props: WebAclLogArchiveProps) {
    super(scope, id);
    const { encryptionKey, accessLogBucket } = props;
    const retention = props.archiveRetention ?? DEFAULT_EVIDENCE_RETENTION;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    refuseShortRetention(this, 'archiveRetention', retention.toDays());
    this.bucket = new StorefrontBucket(this, 'Archive', {
      encryptionKey,
      objectRetention: retention,
      removalPolicy,
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
    }).bucket;
    const failures = new StorefrontLogGroup(this, 'Failures', { encryptionKey, removalPolicy }).logGroup;
    this.stream = new WebAclDelivery(this, 'Delivery', { bucket: this.bucket, encryptionKey, failures }).stream;
    this.subscription = this.subscribe(props);
  }

  /** Lets a principal list and read the archive, and decrypt it. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.bucket.grantRead(grantee);
  }

  /** The role's policy must stand before the subscription: CloudWatch Logs tries it by a test event. */
  private subscribe({ logGroup, filterPattern }: WebAclLogArchiveProps): logs.CfnSubscriptionFilter {
    const { account } = Stack.of(this);
    const role = new iam.Role(this, 'SubscriptionRole', {
      assumedBy: new iam.ServicePrincipal('logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        Deliver: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
              resources: [this.stream.attrArn],
            }),
          ],
        }),
      },
    });
    const subscription = new logs.CfnSubscriptionFilter(this, 'Subscription', {
      logGroupName: logGroup.logGroupName,
      filterPattern: filterPattern?.logPatternString ?? '',
      destinationArn: this.stream.attrArn,
      roleArn: role.roleArn,
    });
    subscription.node.addDependency(role);
    return subscription;
  }
}

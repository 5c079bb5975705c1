import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';

/** Properties of {@link UploadBucket}. */
export interface UploadBucketProps {
  /**
   * The customer managed key of the uploads, in the stack's region. Its policy must let the account's IAM policies decide,
   * as a key of CDK does: scanner, writers and readers use it in their own roles.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Who is told of uploads that are infected or could not be scanned, and of a scanner that fails. Alarms must be admitted
   * to the topic (`AlertTopic`).
   */
  readonly alarmTopic: sns.ITopic;
  /**
   * Origins of the shop's pages that post files, such as `https://shop.example.com`: exact.
   * @default - scripts of no page can post; forms can
   */
  readonly allowedOrigins?: string[];
  /**
   * When uploads expire, in whole days (GDPR article 5.1.e). Those that could not be scanned expire with them.
   * @default - uploads do not expire
   */
  readonly retention?: Duration;
  /**
   * How long overwritten and deleted uploads can be recovered, in whole days.
   * @default Duration.days(30)
   */
  readonly noncurrentVersionRetention?: Duration;
  /**
   * Roles that may read what is in quarantine. They must exist: S3 refuses a policy that names others.
   * @default - nobody reads it
   */
  readonly quarantineReaders?: iam.IRole[];
  /**
   * The customer managed key of the quarantine.
   * @default - a key of its own; the topic is told when somebody takes it away, which needs a trail (`KeyLossAlerts`)
   */
  readonly quarantineKey?: kms.IKey;
  /**
   * How long infected uploads are kept in quarantine, in whole days.
   * @default Duration.days(90)
   */
  readonly quarantineRetention?: Duration;
  /**
   * Lets uploads be read before they are scanned, and those that nobody could scan. They are scanned all the same, and
   * become unreadable when the verdict is anything but clean.
   * @default false
   */
  readonly allowUnscannedReads?: boolean;
  /**
   * Where S3 writes the access logs of both buckets: an {@link AccessLogBucket} of the same account and region.
   * @default - no server access log; cover the buckets with CloudTrail data events instead
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * The key of the function's log. A key of this app gets the statement for CloudWatch Logs; the policy of an imported
   * one must have it.
   * @default - the key of the uploads
   */
  readonly logEncryptionKey?: kms.IKey;
  /**
   * How long the function's log is kept, at least twelve months (PCI DSS 4.0.1 requirement 10.5.1).
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to buckets, keys and log when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

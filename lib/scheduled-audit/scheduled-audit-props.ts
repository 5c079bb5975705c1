import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';

/** Properties of ScheduledAudit. */
export interface ScheduledAuditProps {
  /**
   * The customer managed key of the evidence and of the function's log, of the stack's region. A key of this app gets the
   * statement for CloudWatch Logs; the policy of an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /** Who gets the summaries and the alarms: the topic of an `AlertTopic`. */
  readonly alarmTopic: sns.ITopic;
  /**
   * Time between two audits: 1 to 31 whole days.
   * @default Duration.days(7)
   */
  readonly interval?: Duration;
  /**
   * The regions that are audited. With `aggregatorName`: the one in which the aggregator stands.
   * @default - the stack's region and us-east-1, where CloudFront is judged; with an aggregator the stack's region alone
   */
  readonly regions?: string[];
  /**
   * An aggregator of AWS Config that is read in place of this account: for an organization.
   * @default - this account is read
   */
  readonly aggregatorName?: string;
  /**
   * The shop's home region: it decides which rules us-east-1 should have.
   * @default - the stack's region
   */
  readonly homeRegion?: string;
  /**
   * The oldest that results may be, in whole days; older ones count as stale.
   * @default - results of any age count
   */
  readonly maxAge?: Duration;
  /**
   * A register of exceptions, by its path from where the app runs. What it holds when the app is synthesized goes with the
   * function. An exception covers a resource that runs by the path `<account>/<region>/<type>/<id>`.
   * @default - nothing is excepted
   */
  readonly exceptionsFile?: string;
  /**
   * How long evidence is kept, and locked against deletion in governance mode: 365 days or more, in whole days. The lock
   * can be given only when the bucket is created.
   * @default Duration.days(400)
   */
  readonly evidenceRetention?: Duration;
  /**
   * Where S3 writes the evidence bucket's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * How long the function's log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the evidence and the log when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

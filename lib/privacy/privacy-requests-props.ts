import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';

/** Properties of requests of data subjects. */
export interface PrivacyRequestsProps {
  /**
   * The customer managed key of requests, holds, exports, evidence, executions and logs. A key of this app gets the
   * statements for CloudWatch Logs and for the log delivery of Step Functions; the policy of an imported one must have
   * them.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Who is told of deadlines and failures. Alarms must be admitted to the topic (`AlertTopic`).
   * @default - nobody; no alarms are made
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * Where the access logs of the buckets go.
   * @default - they have none
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * How many stores are worked on at once: 1 to 10.
   * @default 2
   */
  readonly concurrency?: number;
  /**
   * How long an export waits to be handed over: 2 to 30 whole days.
   * @default Duration.days(7)
   */
  readonly exportRetention?: Duration;
  /**
   * For how long evidence is locked and kept, in whole days; at least 365. It holds no personal data (GDPR article 5.2).
   * @default Duration.days(400)
   */
  readonly evidenceRetention?: Duration;
  /**
   * How long the logs are kept: at least twelve months (PCI DSS 4.0.1 requirement 10.5.1).
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Whether DynamoDB refuses to delete the tables of requests and holds.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to tables, buckets and logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';

/** Properties of `AlertGrouping`. */
export interface AlertGroupingProps {
  /** Who is told: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /**
   * The key of waiting events and of the function's log. A key that this app creates gets the statements that EventBridge
   * and CloudWatch Logs need; the policy of an imported one must have them already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * How long events are gathered for one message: 1 to 300 whole seconds.
   * @default Duration.minutes(5)
   */
  readonly window?: Duration;
  /**
   * How long the function's log is kept, at least twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to waiting events and to the log when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

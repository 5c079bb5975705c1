import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { PageInventory } from '../page/page-inventory';

/** Properties of a collector of violation reports. */
export interface ViolationReportCollectorProps {
  /** The pages whose reports come here, such as `PaymentPage.inventory`; at least one. */
  readonly inventories: PageInventory[];
  /**
   * The customer managed key of the logs and the function's environment. Its policy must let CloudWatch Logs use it
   * (`CustomerDataKey.allowCloudWatchLogs()`).
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Who is told when a script was to come from a host outside the inventories, and when reports are lost.
   * @default - nobody; no alarms are made
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * The path that browsers post to, on the page's own host.
   * @default '/_reports/violations'
   */
  readonly path?: string;
  /**
   * How long reports and access logs are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { PageInventory } from '../page/page-inventory';
import type { MonitorMode } from './monitor-mode';

/** Properties of a tamper monitor. */
export interface TamperMonitorProps {
  /** What the page may send and run, such as `PaymentPage.inventory`. */
  readonly inventory: PageInventory;
  /**
   * The customer managed key of the evidence, the artifacts and the log. For {@link MonitorMode.FETCH_ONLY} its policy
   * must let CloudWatch Logs use it.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * The path that is loaded, on the inventory's host, with a query if need be. It must show the payment form to somebody
   * who has neither signed in nor filled a basket, such as `/checkout?product=monitor`: the monitor only loads the page.
   * @default - the path of the inventory's address
   */
  readonly path?: string;
  /**
   * How the page is watched.
   * @default MonitorMode.BROWSER
   */
  readonly mode?: MonitorMode;
  /**
   * The longest time between two looks: a part of a day in whole hours, or up to seven whole days (PCI DSS 4.0.1
   * requirement 11.6.1). Seven days are watched as six.
   * @default Duration.days(1)
   */
  readonly interval?: Duration;
  /**
   * The value of the header `x-storefront-monitor`, by which the web ACL knows the monitor. It is read at every run and
   * sent to the shop's own host alone. Its text is the whole value.
   * @default - no such header
   */
  readonly monitorSecret?: secretsmanager.ISecret;
  /**
   * Who is told of differences, failures and silence.
   * @default - nobody; no alarms are made
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * Where the access logs of the monitor's buckets go.
   * @default - they have none
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * For how long evidence is locked and kept, in whole days; at least 365 (PCI DSS 4.0.1 requirement 10.5.1).
   * @default Duration.days(400)
   */
  readonly evidenceRetention?: Duration;
  /**
   * How long the log of {@link MonitorMode.FETCH_ONLY} is kept. Synthetics makes the canary's own.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to buckets and logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

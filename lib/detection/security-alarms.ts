import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { AlertGrouping } from './alert-grouping';
import { AlertSeverity } from './alert-severity';
import { FindingAlerts } from './finding-alerts';
import type { FindingSource } from './finding-source';
import { RootUseAlerts } from './root-use-alerts';
import { ServiceStoppedAlerts } from './service-stopped-alerts';
import { TrailAlarms } from './trail-alarms';

/** With little traffic Lambda waits for as long, whatever the window ("Using Lambda with Amazon SQS", AWS Lambda Developer Guide). */
const URGENT_WINDOW = Duration.seconds(20);

/** Beyond it nobody would say that critical findings are told soon. */
const LONGEST_URGENT_WINDOW = Duration.minutes(1);

/** Properties of {@link SecurityAlarms}. */
export interface SecurityAlarmsProps {
  /** Who is told: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /**
   * The key of events that wait to be told, and of the functions' logs. A key that this app creates gets the statements that
   * EventBridge and CloudWatch Logs need; the policy of an imported one must have them already.
   */
  readonly encryptionKey: kms.IKey;
  /** Whose findings are told. With the wrong choice there are none: a region without a hub wants `EACH_SERVICE`. */
  readonly findingSource: FindingSource;
  /**
   * The mildest finding that is told. Critical ones are told whatever is set here.
   * @default AlertSeverity.HIGH
   */
  readonly minimumSeverity?: AlertSeverity;
  /**
   * Where a trail of every region writes its events, in this region: `AuditTrail.logGroup`, or one that stands already.
   * @default - nothing is counted in the trail; for every region but the trail's own
   */
  readonly trailLogGroup?: logs.ILogGroup;
  /**
   * Keys whose loss something else tells of, such as `KeyLossAlerts`: at most twelve. Of those beyond, two tell.
   * @default - none
   */
  readonly keysWatchedElsewhere?: kms.IKey[];
  /**
   * How long events are gathered for one message, save for critical findings: 1 to 300 whole seconds.
   * @default Duration.minutes(5)
   */
  readonly groupingWindow?: Duration;
  /**
   * How long critical findings are gathered for one message: 1 to 60 whole seconds. Less than 20 gains little: with little
   * traffic AWS Lambda waits for up to 20 seconds whatever is set here ("Using Lambda with Amazon SQS", AWS Lambda Developer
   * Guide).
   * @default Duration.seconds(20)
   */
  readonly urgentWindow?: Duration;
  /**
   * How long the functions' logs are kept, at least twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to waiting events and to the logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Somebody hears it: findings of the security services, a service that is switched off, the root user, sign-ins without MFA,
 * and what the CIS AWS Foundations Benchmark asks to be alarmed on (PCI DSS 4.0.1 requirements 10.4.1.1, 10.7.2 and 12.10.5).
 *
 * A service that was stopped and sign-ins are told at once, each by a message of its own; critical findings within half a
 * minute and the rest within minutes, both in groups, so that a storm wakes people a few times. One of these hears its own
 * region, except for the trail, which covers all. Calls to IAM and CloudFront, and sign-ins of the root user, come to
 * us-east-1: put another one there, with a topic there.
 *
 * Beforehand: the package is built, which bundles the functions. A trail, such as `AuditTrail`, logs management events of the
 * region: without one EventBridge hears of no call ("AWS service events delivered via CloudTrail", Amazon EventBridge User
 * Guide). The services that `findingSource` names are on, such as by `ThreatDetection`. An imported key needs the statements
 * of `CustomerDataKey.allowAlertPublishers()` and `allowCloudWatchLogs()`.
 *
 * Satisfies: AlarmActions, KeyDeletionWatched, QueueEncrypted, QueueTlsOnly, QueuePolicyNotPublic, QueueDeadLetters,
 * FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, LogGroupMasksPersonalData, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, RoleTrustRestricted
 */
export class SecurityAlarms extends Construct {
  /** What tells critical findings. */
  public readonly urgentGrouping: AlertGrouping;
  /** What tells the rest that comes in groups. */
  public readonly grouping: AlertGrouping;
  public readonly findings: FindingAlerts;
  public readonly serviceStopped: ServiceStoppedAlerts;
  public readonly rootUse: RootUseAlerts;
  /** Undefined without `trailLogGroup`. */
  public readonly trail?: TrailAlarms;

  /**
   * @throws InvalidPropertyError when `groupingWindow` is not 1 to 300 whole seconds, `urgentWindow` not 1 to 60, or
   * `keysWatchedElsewhere` holds more than twelve
   */
  public constructor(scope: Construct, id: string, props: SecurityAlarmsProps) {
    super(scope, id);
    const { topic, encryptionKey, trailLogGroup, logRetention, removalPolicy } = props;
    const urgentWindow = props.urgentWindow ?? URGENT_WINDOW;
    this.refuseUrgentWindow(urgentWindow);
    const told = { topic, encryptionKey, logRetention, removalPolicy };
    this.grouping = new AlertGrouping(this, 'Grouping', { ...told, window: props.groupingWindow });
    this.urgentGrouping = new AlertGrouping(this, 'UrgentGrouping', { ...told, window: urgentWindow });
    const { grouping, urgentGrouping } = this;
    this.findings = new FindingAlerts(this, 'Findings', {
      urgentGrouping,
      grouping,
      source: props.findingSource,
      minimumSeverity: props.minimumSeverity ?? AlertSeverity.HIGH,
    });
    this.serviceStopped = new ServiceStoppedAlerts(this, 'ServiceStopped', {
      topic,
      grouping,
      keysWatchedElsewhere: props.keysWatchedElsewhere ?? [],
    });
    this.rootUse = new RootUseAlerts(this, 'RootUse', { topic, grouping });
    if (trailLogGroup !== undefined) this.trail = new TrailAlarms(this, 'Trail', { topic, trailLogGroup });
  }

  /** Every alarm of this construct, for a dashboard. */
  public get alarms(): cloudwatch.Alarm[] {
    const groupings = [this.urgentGrouping, this.grouping];
    return [
      ...groupings.flatMap(({ queue, failed, late }) => [queue.alarm, failed, late]),
      ...(this.trail?.alarms ?? []),
    ];
  }

  private refuseUrgentWindow(window: Duration): void {
    const seconds = window.toSeconds({ integral: false });
    if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_URGENT_WINDOW.toSeconds()) return;
    throw new InvalidPropertyError(this, 'urgentWindow', `${seconds} seconds`, 'give 1 to 60 whole seconds');
  }
}

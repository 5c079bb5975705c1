import { Duration, Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../page/monitor-names';
import type { TrailWatch } from './trail-watch';
import { TRAIL_WATCHES } from './trail-watches';

/** Properties of {@link TrailAlarms}. */
export interface TrailAlarmsProps {
  /** Who is told: the topic of an `AlertTopic` in the log group's region. */
  readonly topic: sns.ITopic;
  /**
   * Where the trail writes its events: `AuditTrail.logGroup`, or one that stands already, of the log class Standard. A log
   * group takes 100 metric filters ("CloudWatch Logs quotas").
   */
  readonly trailLogGroup: logs.ILogGroup;
}

/**
 * The alarms that the CIS AWS Foundations Benchmark asks for, on the trail's log group: they hear what happens in every
 * region that the trail covers. An alarm says that something happened; who it was stands in the trail.
 *
 * Deployments set some of them off, such as those on policies of IAM and on networks: compare the time with the deployment's.
 *
 * Beforehand: the trail sends its events to the log group.
 *
 * Satisfies: AlarmActions, KeyDeletionWatched, MetricFilterAlarmed
 */
export class TrailAlarms extends Construct {
  /** In the order of the benchmark's recommendations. */
  public readonly alarms: cloudwatch.Alarm[];

  public constructor(scope: Construct, id: string, props: TrailAlarmsProps) {
    super(scope, id);
    // A namespace of its own: two of these would count everything twice in a shared one.
    const namespace = `${METRIC_NAMESPACE}/Trail/${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' })}`;
    this.alarms = TRAIL_WATCHES.map((watch) => this.watch(watch, namespace, props));
  }

  private watch(watch: TrailWatch, metricNamespace: string, { topic, trailLogGroup }: TrailAlarmsProps) {
    const { id, recommendation, pattern, threshold, what } = watch;
    const filter = new logs.MetricFilter(this, `${id}Filter`, {
      logGroup: trailLogGroup,
      filterPattern: logs.FilterPattern.literal(pattern),
      metricNamespace,
      metricName: id,
      metricValue: '1',
      defaultValue: 0,
    });
    const alarm = new cloudwatch.Alarm(this, id, {
      alarmDescription: `${what} (CIS AWS Foundations ${recommendation}): ${threshold} or more in five minutes`,
      metric: filter.metric({ statistic: cloudwatch.Stats.SUM, period: Duration.minutes(5) }),
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // A quiet account writes no events for a while.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }
}

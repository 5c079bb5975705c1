import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../page/monitor-names';
import { AUDIT_METRICS } from './audit-names';
import { WATCH_INTERVAL } from './audit-schedule';

/** By how much an audit may be late, in hours: its flexible window, its length and one more try. */
const GRACE_HOURS = 24;

/** Properties of {@link AuditAlarms}. */
export interface AuditAlarmsProps {
  readonly topic: sns.ITopic;
  readonly function: lambda.IFunction;
  readonly deadLetterQueue: sqs.IQueue;
  /** Value of the dimension `service` of the function's metrics. */
  readonly service: string;
  /** Whole days between two audits. */
  readonly days: number;
}

/**
 * What to be told of: that nobody audits any more, and audits that fail or are partial.
 *
 * An alarm looks back over seven days at most ("PutMetricAlarm", Amazon CloudWatch API Reference), which a weekly audit
 * fills. So the age of the last audit is published several times a day, and an alarm looks at that.
 */
export class AuditAlarms extends Construct {
  /** No audit finished within its period, or nobody looks any more. After the first deployment it stands until the first. */
  public readonly overdue: cloudwatch.Alarm;
  /** An audit, or a look at its age, failed. */
  public readonly failed: cloudwatch.Alarm;
  /** The last audit could not read everything. */
  public readonly partial: cloudwatch.Alarm;
  /** A call of the function was given up. */
  public readonly lost: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, props: AuditAlarmsProps) {
    super(scope, id);
    const { days } = props;
    const published = (metricName: string, period: Duration) =>
      new cloudwatch.Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { service: props.service },
        statistic: cloudwatch.Stats.MINIMUM,
        period,
      });
    this.overdue = this.alarm('Overdue', props.topic, {
      alarmDescription: `No audit of AWS Config has finished for more than ${days} ${days === 1 ? 'day' : 'days'}, or nobody looks.`,
      metric: published(AUDIT_METRICS.age, WATCH_INTERVAL),
      threshold: days * 24 + GRACE_HOURS,
      // One look may fall between two periods.
      evaluationPeriods: 2,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    this.failed = this.alarm('Failed', props.topic, {
      alarmDescription: 'The function that audits AWS Config failed; its log tells why.',
      metric: props.function.metricErrors({ period: Duration.hours(1) }),
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.partial = this.alarm('Partial', props.topic, {
      alarmDescription: 'The last audit of AWS Config could not read everything: what is missing counts as not proved.',
      metric: published(AUDIT_METRICS.gaps, Duration.hours(1)),
      // Between two audits there are no data: the last one's word stands.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
    });
    this.lost = this.alarm('Lost', props.topic, {
      alarmDescription: 'A scheduled audit of AWS Config was given up; its dead-letter queue tells why.',
      metric: props.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  private alarm(
    id: string,
    topic: sns.ITopic,
    props: Partial<cloudwatch.AlarmProps> & Pick<cloudwatch.AlarmProps, 'metric'>,
  ): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, id, {
      threshold: 0,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      ...props,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }
}

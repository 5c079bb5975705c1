import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../page/monitor-names';
import { BREACH_METRICS } from './incident-names';

/** Hours before a deadline from which the alarm stands. */
const LAST_HOURS = 12;

/** Hours without a look at the clocks that are worth an alarm: one may fall between two periods. */
const SILENT_HOURS = 3;

/** Properties of {@link BreachAlarms}. */
export interface BreachAlarmsProps {
  readonly topic: sns.ITopic;
  /** Value of the dimension `service` of the clock's metrics. */
  readonly service: string;
  /** Findings that could not start the clock. */
  readonly deadLetterQueue: sqs.IQueue;
}

/** What to be told of: a deadline that is near or over, a clock that no longer runs, and findings that were lost. */
export class BreachAlarms extends Construct {
  /** An open breach has twelve hours left, or fewer. */
  public readonly near: cloudwatch.Alarm;
  /** Nobody has looked at the clocks for three hours. */
  public readonly silence: cloudwatch.Alarm;
  /** A marked finding did not start the clock. */
  public readonly lost: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, props: BreachAlarmsProps) {
    super(scope, id);
    const hoursLeft = new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName: BREACH_METRICS.hoursLeft,
      dimensionsMap: { service: props.service },
      statistic: cloudwatch.Stats.MINIMUM,
      period: Duration.hours(1),
    });
    this.near = new cloudwatch.Alarm(this, 'Near', {
      alarmDescription: `A breach of personal data must be notified within ${LAST_HOURS} hours, or is late (GDPR article 33.1).`,
      metric: hoursLeft,
      threshold: LAST_HOURS,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      // An hour may pass between two runs: the last one's word stands, and `silence` tells when none comes.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
    });
    this.silence = new cloudwatch.Alarm(this, 'Silence', {
      alarmDescription: `Nobody has looked at the 72-hour clocks for ${SILENT_HOURS} hours: look at the register by hand.`,
      metric: hoursLeft.with({ statistic: cloudwatch.Stats.SAMPLE_COUNT }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: SILENT_HOURS,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    this.lost = new cloudwatch.Alarm(this, 'Lost', {
      alarmDescription: 'A marked finding did not start the 72-hour clock: declare the breach by hand.',
      metric: props.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    for (const alarm of [this.near, this.silence, this.lost]) alarm.addAlarmAction(new actions.SnsAction(props.topic));
  }
}

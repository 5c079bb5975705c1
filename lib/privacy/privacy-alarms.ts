import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../page/monitor-names';
import { EXECUTION_HOURS, PRIVACY_METRICS, WARNING_DAYS } from '../privacy-steps/step-names';

/** Properties of {@link PrivacyAlarms}. */
export interface PrivacyAlarmsProps {
  readonly topic: sns.ITopic;
  readonly stateMachine: sfn.IStateMachine;
  /** Value of the dimension `service` of the watch's metrics. */
  readonly service: string;
  /** The time between two runs of the watch. */
  readonly interval: Duration;
}

/** What to be told of: deadlines, requests that did not get through, and a watch that no longer watches. */
export class PrivacyAlarms extends Construct {
  /** An unanswered request has nine days left, or fewer. */
  public readonly near: cloudwatch.Alarm;
  /** An unanswered request is late. */
  public readonly overdue: cloudwatch.Alarm;
  /** A store of a request failed. */
  public readonly partial: cloudwatch.Alarm;
  /** An execution failed. */
  public readonly failed: cloudwatch.Alarm;
  /** An execution took too long. */
  public readonly late: cloudwatch.Alarm;
  /** The watch did not run for a day. */
  public readonly silence: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, props: PrivacyAlarmsProps) {
    super(scope, id);
    const { interval } = props;
    const counted = (metricName: string) => ({
      metric: new cloudwatch.Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { service: props.service },
        statistic: cloudwatch.Stats.MAXIMUM,
        period: interval,
      }),
      // Between two runs there are no data: the last one's word stands.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
    });
    this.near = this.alarm('Near', props.topic, {
      alarmDescription: `A person has waited ${WARNING_DAYS} days for an answer to a request about their data.`,
      ...counted(PRIVACY_METRICS.near),
    });
    this.overdue = this.alarm('Overdue', props.topic, {
      alarmDescription: 'A request about personal data was not answered within a month (GDPR article 12.3).',
      ...counted(PRIVACY_METRICS.overdue),
    });
    this.partial = this.alarm('Partial', props.topic, {
      alarmDescription: 'A request about personal data did not get through every store.',
      ...counted(PRIVACY_METRICS.partial),
    });
    this.failed = this.alarm('Failed', props.topic, {
      alarmDescription: 'An execution for a request about personal data failed.',
      metric: props.stateMachine.metricFailed(),
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.late = this.alarm('Late', props.topic, {
      alarmDescription: `An execution for a request about personal data took more than ${EXECUTION_HOURS} hours.`,
      metric: props.stateMachine.metricTimedOut(),
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.silence = this.alarm('Silence', props.topic, {
      alarmDescription: 'Nobody has looked at the deadlines of requests about personal data for a day.',
      metric: counted(PRIVACY_METRICS.near).metric.with({ statistic: cloudwatch.Stats.SAMPLE_COUNT }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: Math.ceil(Duration.days(1).toHours() / interval.toHours()),
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
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

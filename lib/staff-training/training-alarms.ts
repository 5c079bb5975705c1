import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../page/monitor-names';
import { CLOSING_HOURS, SILENT_HOURS, TRAINING_METRICS } from '../training/training-names';

/** Short enough that a run falls into the hours that an alarm looks back on. */
const PERIOD_HOURS = 6;

/** Properties of {@link TrainingAlarms}. */
export interface TrainingAlarmsProps {
  readonly topic: sns.ITopic;
  /** Value of the dimension `service` of the job's metrics. */
  readonly service: string;
  /** Empties the group of the trained; absent where no group is kept. */
  readonly closeFunction?: lambda.IFunction | undefined;
}

/** What to be told of: people who must be trained, a job that could not do everything, and one that has stopped. */
export class TrainingAlarms extends Construct {
  /** Somebody works here whose training is not current. */
  public readonly overdue: cloudwatch.Alarm;
  /** The job could not do everything. */
  public readonly failures: cloudwatch.Alarm;
  /** The job has not brought access in step for 30 hours. */
  public readonly silence: cloudwatch.Alarm;
  /** Nor for 54: the group of the trained is emptied. Undefined where no group is kept. */
  public readonly closing?: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, props: TrainingAlarmsProps) {
    super(scope, id);
    const { topic, service, closeFunction } = props;
    const metric = (metricName: string, statistic: string) =>
      new cloudwatch.Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { service },
        statistic,
        period: Duration.hours(PERIOD_HOURS),
      });
    const above = {
      threshold: 0,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // Between two runs there are no data: the last one's word stands.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
    };
    const silentFor = (hours: number) => ({
      metric: metric(TRAINING_METRICS.kept, cloudwatch.Stats.SAMPLE_COUNT),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours / PERIOD_HOURS,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    this.overdue = this.alarm('Overdue', topic, {
      alarmDescription: 'Somebody works for the shop whose training is not current (PCI DSS 4.0.1, 12.6.3).',
      metric: metric(TRAINING_METRICS.overdue, cloudwatch.Stats.MAXIMUM),
      ...above,
    });
    this.failures = this.alarm('Failures', topic, {
      alarmDescription: 'The daily job of staff training could not do everything: see its log.',
      metric: metric(TRAINING_METRICS.failures, cloudwatch.Stats.MAXIMUM),
      ...above,
    });
    this.silence = this.alarm('Silence', topic, {
      alarmDescription: `Access to customer data was not brought in step with training for ${SILENT_HOURS} hours.`,
      ...silentFor(SILENT_HOURS),
    });
    if (closeFunction === undefined) return;
    this.closing = this.alarm('Closing', topic, {
      alarmDescription: `Nor for ${CLOSING_HOURS} hours: the group of the trained is emptied.`,
      ...silentFor(CLOSING_HOURS),
    });
    this.closing.addAlarmAction(new actions.LambdaAction(closeFunction));
  }

  private alarm(id: string, topic: sns.ITopic, props: cloudwatch.AlarmProps): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, id, props);
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }
}

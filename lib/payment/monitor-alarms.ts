import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Properties of {@link MonitorAlarms}. */
export interface MonitorAlarmsProps {
  /** Who is told. */
  readonly topic: sns.ITopic;
  /** The path of the watched page, for the alarms' descriptions. */
  readonly path: string;
  /** Above 0 when the page differed. */
  readonly differences: cloudwatch.IMetric;
  /** Above 0 when the page could not be looked at. */
  readonly failures: cloudwatch.IMetric;
  /** How many looks there were, in periods of one hour. */
  readonly looks: cloudwatch.IMetric;
  /** The longest time between two looks, in hours; at most 166. */
  readonly hours: number;
}

/** One hour in which a look may be late, and one that it takes until its metric shows. */
const SLACK_HOURS = 2;

/**
 * The three alarms of a page monitor. Each stays until a later look takes it back.
 *
 * After the first deployment `silence` stands until the first look: nothing is watched until then.
 */
export class MonitorAlarms extends Construct {
  /** The page is not what its inventory says. */
  public readonly difference: cloudwatch.Alarm;
  /** A look at the page failed. */
  public readonly failure: cloudwatch.Alarm;
  /** There was no look for longer than the interval allows. */
  public readonly silence: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, props: MonitorAlarmsProps) {
    super(scope, id);
    const { topic, path, hours } = props;
    const last = {
      threshold: 0,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // Between two looks there are no data: the last one's word stands.
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
    };
    this.difference = new cloudwatch.Alarm(this, 'Difference', {
      alarmDescription: `The payment page ${path} differs from its inventory of headers and scripts.`,
      metric: props.differences,
      ...last,
    });
    this.failure = new cloudwatch.Alarm(this, 'Failure', {
      alarmDescription: `The monitor could not look at the payment page ${path}.`,
      metric: props.failures,
      ...last,
    });
    this.silence = new cloudwatch.Alarm(this, 'Silence', {
      alarmDescription: `Nobody has looked at the payment page ${path} for more than ${hours} hours.`,
      metric: props.looks,
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours + SLACK_HOURS,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    for (const alarm of [this.difference, this.failure, this.silence]) {
      alarm.addAlarmAction(new actions.SnsAction(topic));
    }
  }
}

/** The period of the metric {@link MonitorAlarmsProps.looks}. */
export const LOOKS_PERIOD = Duration.hours(1);

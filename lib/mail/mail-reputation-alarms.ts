import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Properties of {@link MailReputationAlarms}. */
export interface MailReputationAlarmsProps {
  /** Who is told: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
}

/** Rates, from 0 to 1, at which Amazon SES reviews or pauses an account: "Reputation metrics messages", Amazon SES Developer Guide. */
const LIMITS = [
  { id: 'BounceRateReviewed', metric: 'Reputation.BounceRate', threshold: 0.05, what: 'bounces: SES reviews' },
  { id: 'BounceRatePaused', metric: 'Reputation.BounceRate', threshold: 0.1, what: 'bounces: SES may pause' },
  {
    id: 'ComplaintRateReviewed',
    metric: 'Reputation.ComplaintRate',
    threshold: 0.001,
    what: 'complaints: SES reviews',
  },
  {
    id: 'ComplaintRatePaused',
    metric: 'Reputation.ComplaintRate',
    threshold: 0.005,
    what: 'complaints: SES may pause',
  },
];

/**
 * Tells when so much mail bounces, or is reported as spam, that Amazon SES reviews the account or stops its mail. No
 * shopper could sign up or get a new password then.
 *
 * SES judges the account in a region as a whole, so one of these is enough there. Missing data leave an alarm as it is
 * ("Creating reputation monitoring alarms using CloudWatch", Amazon SES Developer Guide).
 *
 * Satisfies: AlarmActions
 */
export class MailReputationAlarms extends Construct {
  public readonly alarms: readonly cloudwatch.Alarm[];

  public constructor(scope: Construct, id: string, props: MailReputationAlarmsProps) {
    super(scope, id);
    this.alarms = LIMITS.map(({ id: alarmId, metric, threshold, what }) => {
      const alarm = new cloudwatch.Alarm(this, alarmId, {
        alarmDescription: `Mail reached ${threshold * 100} % ${what} the account`,
        metric: new cloudwatch.Metric({
          namespace: 'AWS/SES',
          metricName: metric,
          statistic: cloudwatch.Stats.AVERAGE,
          period: Duration.hours(1),
        }),
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.IGNORE,
      });
      alarm.addAlarmAction(new SnsAction(props.topic));
      return alarm;
    });
  }
}

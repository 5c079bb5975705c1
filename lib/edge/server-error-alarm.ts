import { Duration } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { refuseOtherRegions } from './us-east-1';

/** Properties of {@link ServerErrorAlarm}. */
export interface ServerErrorAlarmProps {
  /** The distribution whose answers are counted. */
  readonly distribution: cloudfront.IDistribution;
  /** Who is told: a topic in us-east-1. */
  readonly alarmTopic: sns.ITopic;
  /**
   * The alarm rises when more answers than this, in percent, have a status of 500 to 599 for 15 minutes on end.
   * @default 5
   */
  readonly percent?: number;
}

/**
 * Tells that the shop fails: its origins answer with server errors, or do not answer CloudFront.
 *
 * Every distribution has the metric; no additional ones need to be enabled ("Types of metrics for CloudFront", Amazon
 * CloudFront Developer Guide). Time without requests raises nothing.
 *
 * Beforehand: a stack in us-east-1, where CloudFront writes its metrics.
 *
 * Satisfies: AlarmActions
 */
export class ServerErrorAlarm extends Construct {
  public readonly alarm: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the stack's region is known and is not us-east-1 */
  public constructor(scope: Construct, id: string, props: ServerErrorAlarmProps) {
    super(scope, id);
    refuseOtherRegions(this);
    const { distribution, alarmTopic, percent = 5 } = props;
    // CDK's own metric of a distribution lacks the dimension Region, and an alarm on it would never see a value.
    const rate = new cloudwatch.Metric({
      namespace: 'AWS/CloudFront',
      metricName: '5xxErrorRate',
      dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
      statistic: cloudwatch.Stats.AVERAGE,
      period: Duration.minutes(5),
    });
    this.alarm = rate.createAlarm(this, 'Alarm', {
      alarmDescription: `More than ${percent} % of the shop's answers are server errors`,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: percent,
      evaluationPeriods: 3,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(new SnsAction(alarmTopic));
  }
}

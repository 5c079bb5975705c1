import { Duration, Fn } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** `PutMetricAlarm`, Amazon CloudWatch API Reference: periods of an hour may cover seven days. */
const LONGEST_HOURS = 168;

/** Namespace and service of the metric `UnderAttackRaised`. */
export const UNDER_ATTACK_METRICS = { namespace: 'StorefrontSecurity', service: 'under-attack' } as const;

/** Properties of {@link UnderAttackAlarms}. */
export interface UnderAttackAlarmsProps {
  /** The function of the switch. */
  readonly fn: lambda.Function;
  /** ARN of the web ACL. */
  readonly webAclArn: string;
  /** Who is told. */
  readonly topic: sns.ITopic;
  /** How long the switch may be raised before the reminder: 1 to 168 whole hours. */
  readonly reminderAfter: Duration;
}

/**
 * Tells when the switch failed, and reminds of one that stays raised. A schedule asks the switch for its status every
 * hour, so that the metric goes on while nobody touches it.
 */
export class UnderAttackAlarms extends Construct {
  /** At least one run of the function failed within five minutes. */
  public readonly failed: cloudwatch.Alarm;
  /** The switch was raised in every one of the last hours. */
  public readonly stillRaised: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when `reminderAfter` is not 1 to 168 whole hours */
  public constructor(scope: Construct, id: string, props: UnderAttackAlarmsProps) {
    super(scope, id);
    const hours = props.reminderAfter.toHours({ integral: false });
    if (!Number.isInteger(hours) || hours < 1 || hours > LONGEST_HOURS) {
      throw new InvalidPropertyError(scope, 'reminderAfter', `${hours} hours`, 'give 1 to 168 whole hours');
    }
    this.failed = new cloudwatch.Alarm(this, 'Failed', {
      alarmDescription: 'The switch "under attack" failed: read its log, and change the web ACL by hand if need be.',
      metric: props.fn.metricErrors({ period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.stillRaised = new cloudwatch.Alarm(this, 'StillRaised', {
      alarmDescription: `The shop has been under attack mode for ${hours} hours: restore it, or know why not.`,
      metric: raisedMetric(props.webAclArn),
      threshold: 1,
      evaluationPeriods: hours,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    for (const alarm of [this.failed, this.stillRaised]) alarm.addAlarmAction(new actions.SnsAction(props.topic));
    new events.Rule(this, 'Hourly', {
      schedule: events.Schedule.rate(Duration.hours(1)),
      targets: [
        new targets.LambdaFunction(props.fn, { event: events.RuleTargetInput.fromObject({ action: 'status' }) }),
      ],
    });
  }
}

/** The lowest value within an hour: a restore ends the count at once. */
function raisedMetric(webAclArn: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: UNDER_ATTACK_METRICS.namespace,
    metricName: 'UnderAttackRaised',
    dimensionsMap: { service: UNDER_ATTACK_METRICS.service, WebAcl: Fn.select(2, Fn.split('/', webAclArn)) },
    statistic: cloudwatch.Stats.MINIMUM,
    period: Duration.hours(1),
  });
}

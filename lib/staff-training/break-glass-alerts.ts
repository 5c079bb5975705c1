import { Duration, Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { callText } from '../detection/alert-text';
import { METRIC_NAMESPACE } from '../page/monitor-names';

/** Properties of {@link BreakGlassAlerts}. */
export interface BreakGlassAlertsProps {
  /** The role that nobody assumes on an ordinary day. */
  readonly role: iam.IRole;
  /** Who is told: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /**
   * Where a trail writes the events of every region: `AuditTrail.logGroup`. EventBridge hears only of its own region, that
   * of the endpoint of AWS STS by which the role is assumed.
   * @default - other regions are not heard
   */
  readonly trailLogGroup?: logs.ILogGroup | undefined;
}

/**
 * Tells when somebody assumes a role for emergencies, or tries to: at once and with who it was, where AWS STS of this
 * region was asked; by an alarm within five minutes, where it was another region's.
 *
 * Beforehand: a trail logs management events, those that only read included ("Receiving read-only management events from
 * AWS services", Amazon EventBridge User Guide): CloudTrail counts `AssumeRole` among them.
 */
export class BreakGlassAlerts extends Construct {
  public readonly rule: events.Rule;
  /** Absent where no log group of a trail was given. */
  public readonly alarm?: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, { role, topic, trailLogGroup }: BreakGlassAlertsProps) {
    super(scope, id);
    this.rule = new events.Rule(this, 'Rule', {
      description: 'Tells when somebody assumes the role for emergencies',
      eventPattern: {
        source: ['aws.sts'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['sts.amazonaws.com'],
          eventName: ['AssumeRole'],
          requestParameters: { roleArn: [role.roleArn] },
        },
      },
      targets: [new targets.SnsTopic(topic, { message: callText('The role for emergencies was asked for') })],
    });
    // The L2 knows only on and off; on leaves out calls that only read.
    const cfn = this.rule.node.defaultChild as events.CfnRule;
    cfn.state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
    if (trailLogGroup === undefined) return;
    this.alarm = this.everywhere(role, trailLogGroup);
    this.alarm.addAlarmAction(new actions.SnsAction(topic));
  }

  private everywhere(role: iam.IRole, logGroup: logs.ILogGroup): cloudwatch.Alarm {
    const filter = new logs.MetricFilter(this, 'Filter', {
      logGroup,
      filterPattern: logs.FilterPattern.literal(
        '{ ($.eventSource = "sts.amazonaws.com") && ($.eventName = "AssumeRole") && ' +
          `($.requestParameters.roleArn = "${role.roleArn}") }`,
      ),
      metricNamespace: `${METRIC_NAMESPACE}/BreakGlass/${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' })}`,
      metricName: 'Assumed',
      metricValue: '1',
      defaultValue: 0,
    });
    return new cloudwatch.Alarm(this, 'Alarm', {
      alarmDescription: 'Somebody assumed the role for emergencies, or tried to: who it was stands in the trail.',
      metric: filter.metric({ statistic: cloudwatch.Stats.SUM, period: Duration.minutes(5) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // An account may be quiet for a while, as this role mostly is.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }
}

import { Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { ManagedRuleGroupVersion } from './managed-rule-versions';
import type { WebAclMetrics } from './web-acl-metrics';
import { RuleMode } from './web-acl-rule-mode';

/** When the alarms of a web ACL go off. The sums are over five minutes. */
export interface WebAclAlarmThresholds {
  /**
   * Blocked requests, by whichever rule.
   * @default 1000
   */
  readonly blockedRequests?: number;
  /**
   * Sign-in requests that the rate limit turned away.
   * @default 100
   */
  readonly limitedLogins?: number;
  /**
   * Requests that a rule counted which is about to act: as many would be turned away.
   * @default 100
   */
  readonly countedRequests?: number;
  /**
   * Days that a pinned version of a managed group has left.
   * @default 30
   */
  readonly daysToExpiry?: number;
}

/** Properties of {@link WebAclAlarms}. */
export interface WebAclAlarmsProps {
  readonly metrics: WebAclMetrics;
  /** Who is told, in the stack's region. */
  readonly alarmTopic: sns.ITopic;
  /** @default - as {@link WebAclAlarmThresholds} says */
  readonly thresholds?: WebAclAlarmThresholds;
  /**
   * Name of the rule that limits sign-ins.
   * @default - there is no such rule
   */
  readonly loginRule?: string | undefined;
  /**
   * What that rule does.
   * @default - there is no such rule
   */
  readonly loginMode?: RuleMode | undefined;
  /** Names of rules that count until their day. */
  readonly pending: readonly string[];
  /** Managed groups that are kept at a version. */
  readonly versions: readonly ManagedRuleGroupVersion[];
}

/** Alarms that tell when a web ACL blocks much, and when a rule that is about to act, or a version, needs a look. */
export class WebAclAlarms extends Construct {
  private readonly action: SnsAction;

  /** @throws InvalidPropertyError when the topic is of another region, to which no alarm can publish */
  public constructor(scope: Construct, id: string, props: WebAclAlarmsProps) {
    super(scope, id);
    const { metrics, alarmTopic, thresholds = {}, loginRule, loginMode, pending, versions } = props;
    refuseOtherRegion(scope, alarmTopic);
    this.action = new SnsAction(alarmTopic);
    this.above('BlockedRequests', metrics.ofAll('BlockedRequests'), thresholds.blockedRequests ?? 1000, {
      alarmDescription: 'The web ACL blocks far more requests than usual: an attack, or a rule that hits shoppers',
    });
    if (loginRule !== undefined && loginMode !== RuleMode.COUNT) {
      const metricName = loginMode === RuleMode.CHALLENGE ? 'ChallengeRequests' : 'BlockedRequests';
      this.above('LimitedLogins', metrics.ofRule(loginRule, metricName), thresholds.limitedLogins ?? 100, {
        alarmDescription: 'The rate limit turns sign-ins away: passwords are being guessed, or an office signs in',
      });
    }
    for (const rule of pending) {
      const id = `Counted${rule.replace('/', '')}`;
      this.above(id, metrics.ofRule(rule, 'CountedRequests'), thresholds.countedRequests ?? 100, {
        alarmDescription: `The rule ${rule} is about to act and counts many requests: look at them before it does`,
      });
    }
    for (const { group, version } of versions) {
      const alarm = metrics.daysToExpiry(group, version).createAlarm(this, `Expiry${group}`, {
        alarmDescription: `${version} of ${group} is about to expire, after which no update of the web ACL succeeds`,
        threshold: thresholds.daysToExpiry ?? 30,
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: 1,
        // AWS WAF writes nothing for groups that see no traffic.
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(this.action);
    }
  }

  private above(id: string, metric: cloudwatch.Metric, threshold: number, rest: { alarmDescription: string }): void {
    const alarm = metric.createAlarm(this, id, {
      ...rest,
      threshold,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // AWS WAF writes no zeros.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
  }
}

function refuseOtherRegion(scope: Construct, topic: sns.ITopic): void {
  const { region } = Stack.of(scope);
  const other = topic.env.region;
  if (!Token.isUnresolved(region) && !Token.isUnresolved(other) && other !== region) {
    const mend = `give a topic of ${region}: alarms publish to topics of their own region alone`;
    throw new InvalidPropertyError(scope, 'alarmTopic', other, mend);
  }
}

import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { ManagedRuleGroupVersion } from './managed-rule-versions';
import type { StorefrontRules } from './storefront-rules';
import { WebAclAlarms, type WebAclAlarmThresholds } from './web-acl-alarms';
import type { WebAclMetrics } from './web-acl-metrics';
import { WebAclRolloutReminder } from './web-acl-rollout-reminder';
import { RuleMode } from './web-acl-rule-mode';

/** The rules that limit sign-ins: of a shop, and of a user pool. */
const LOGIN_RULES = ['LoginRate', 'SignInRate'];

/** Who watches a web ACL, and for what. */
export interface WebAclWatch {
  readonly alarmTopic?: sns.ITopic;
  readonly alarmThresholds?: WebAclAlarmThresholds;
  readonly managedRuleGroupVersions?: ManagedRuleGroupVersion[];
}

/**
 * Makes the alarms and the reminder of rollouts; none of them without a topic, for an alarm that tells nobody is none.
 *
 * @throws InvalidPropertyError when there is something to watch that somebody must be told of, and no topic
 */
export function watchWebAcl(
  scope: Construct,
  metrics: WebAclMetrics,
  { rules, pending, dated }: Pick<StorefrontRules, 'rules' | 'pending' | 'dated'>,
  { alarmTopic, alarmThresholds, managedRuleGroupVersions: versions = [] }: WebAclWatch,
): void {
  if (alarmTopic === undefined) {
    if (alarmThresholds !== undefined) {
      throw new InvalidPropertyError(scope, 'alarmThresholds', alarmThresholds, 'give alarmTopic too, or leave it out');
    }
    if (versions.length > 0) {
      const mend = 'give alarmTopic too, which is told before a version expires';
      throw new InvalidPropertyError(scope, 'managedRuleGroupVersions', versions, mend);
    }
    return;
  }
  const login = rules.find(({ name }) => LOGIN_RULES.includes(name));
  new WebAclAlarms(scope, 'Alarms', {
    metrics,
    alarmTopic,
    loginRule: login?.name,
    loginMode: Object.values(RuleMode).find((mode) => mode in (login?.action ?? {})),
    pending,
    versions,
    ...(alarmThresholds === undefined ? {} : { thresholds: alarmThresholds }),
  });
  if (pending.length > 0) {
    const waiting = dated.filter(({ rule }) => pending.includes(rule));
    new WebAclRolloutReminder(scope, 'Reminder', { pending: waiting, alarmTopic });
  }
}

import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { RuleRolloutMetadata } from '../controls/template-metadata';

/** Properties of {@link WebAclRolloutReminder}. */
export interface WebAclRolloutReminderProps {
  /** The rollouts whose day has not come. */
  readonly pending: readonly RuleRolloutMetadata[];
  /** Who is reminded. */
  readonly alarmTopic: sns.ITopic;
}

/**
 * Reminds every day, from the day on which rules should act, until a deployment lets them: that deployment's template
 * has no reminder any more.
 *
 * Amazon EventBridge Scheduler refuses a start that has passed. So there is a schedule only for days to come, and an
 * assembly that is deployed after that day must be synthesized anew.
 */
export class WebAclRolloutReminder extends Construct {
  public constructor(scope: Construct, id: string, { pending, alarmTopic }: WebAclRolloutReminderProps) {
    super(scope, id);
    const role = this.role(alarmTopic);
    for (const day of new Set(pending.map(({ enforceFrom }) => enforceFrom))) {
      const rules = pending.filter(({ enforceFrom }) => enforceFrom === day).map(({ rule }) => rule);
      new scheduler.CfnSchedule(this, `From${day}`, {
        description: 'Reminds that rules of the web ACL still count although their day to act has come',
        scheduleExpression: 'rate(1 day)',
        startDate: `${day}T00:00:00.000Z`,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: alarmTopic.topicArn,
          roleArn: role.roleArn,
          input:
            `Since ${day} the rules ${rules.join(', ')} of the web ACL ${scope.node.path} should act, and they still count. ` +
            'Look at what they count, then synthesize and deploy: the rules act, and this reminder ends.',
        },
      });
    }
  }

  /**
   * May publish to this topic and encrypt with its key. The condition is the one that prevents a confused deputy: the
   * schedule group, for a role cannot name a schedule that names the role ("Confused deputy prevention in EventBridge
   * Scheduler", Amazon EventBridge Scheduler User Guide).
   */
  private role(topic: sns.ITopic): iam.Role {
    const stack = Stack.of(this);
    const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' });
    const statements = [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] })];
    if (topic.masterKey !== undefined) {
      const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
      statements.push(new iam.PolicyStatement({ actions, resources: [topic.masterKey.keyArn] }));
    }
    return new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
      inlinePolicies: { Publish: new iam.PolicyDocument({ statements }) },
    });
  }
}

import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Properties of {@link ComplianceAlerts}. */
export interface ComplianceAlertsProps {
  /** Who is told: the topic of an {@link AlertTopic} in the same region. */
  readonly topic: sns.ITopic;
}

/**
 * Tells when a resource stops complying with a rule of AWS Config: one message for each resource and rule.
 *
 * Only the change is told. A resource that was non-compliant before the rule stood is told when the rule first
 * evaluates it. EventBridge sees its own region: beside a ConfigBaseline in us-east-1 put another one of these,
 * with a topic there.
 *
 * Delivery is best effort ("AWS Config events", Amazon EventBridge Events Reference): the audit reads AWS Config
 * itself.
 */
export class ComplianceAlerts extends Construct {
  public readonly rule: events.Rule;

  public constructor(scope: Construct, id: string, props: ComplianceAlertsProps) {
    super(scope, id);
    this.rule = new events.Rule(this, 'Rule', {
      description: 'Tells when AWS Config finds a resource non-compliant',
      eventPattern: {
        source: ['aws.config'],
        detailType: ['Config Rules Compliance Change'],
        detail: {
          messageType: ['ComplianceChangeNotification'],
          newEvaluationResult: { complianceType: ['NON_COMPLIANT'] },
        },
      },
    });
    this.rule.addTarget(new targets.SnsTopic(props.topic, { message: message() }));
  }
}

/** "Example Compliance Change Notification", AWS Config Developer Guide, has the fields. */
function message(): events.RuleTargetInput {
  const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
  return events.RuleTargetInput.fromText(
    `AWS Config rule ${field('configRuleName')} finds ${field('resourceType')} ${field('resourceId')} ` +
      `non-compliant in account ${field('awsAccountId')}, region ${field('awsRegion')}.`,
  );
}

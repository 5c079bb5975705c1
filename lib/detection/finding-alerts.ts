import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlertGrouping } from './alert-grouping';
import type { AlertSeverity } from './alert-severity';
import { detailField } from './alert-text';
import { type FindingPattern, findingPatterns } from './finding-patterns';
import type { FindingSource } from './finding-source';

/** Properties of {@link FindingAlerts}. */
export interface FindingAlertsProps {
  /** Who is told at once. */
  readonly topic: sns.ITopic;
  /** What tells the rest in groups. */
  readonly grouping: AlertGrouping;
  /** Whose findings. */
  readonly source: FindingSource;
  /** The mildest finding that is told. */
  readonly minimumSeverity: AlertSeverity;
}

/**
 * Tells of findings of this region: critical ones at once, others in groups.
 *
 * EventBridge delivers events of AWS Security Hub CSPM and Amazon GuardDuty durably, those of IAM Access Analyzer by best
 * effort (Amazon EventBridge Events Reference).
 */
export class FindingAlerts extends Construct {
  /** Rules whose findings are told at once. */
  public readonly urgent: events.Rule[] = [];
  /** Rules whose findings are told in groups. */
  public readonly grouped: events.Rule[] = [];

  public constructor(scope: Construct, id: string, props: FindingAlertsProps) {
    super(scope, id);
    for (const pattern of findingPatterns(props.source, props.minimumSeverity)) {
      if (pattern.urgent !== undefined) this.tellAtOnce(pattern, pattern.urgent, props);
      if (pattern.grouped !== undefined) this.tellInGroups(pattern, pattern.grouped, props);
    }
  }

  private tellAtOnce(finding: FindingPattern, eventPattern: events.EventPattern, props: FindingAlertsProps): void {
    const description = `Critical findings of ${finding.service}`;
    const rule = new events.Rule(this, `${finding.id}Critical`, { description, eventPattern });
    const { grouping, topic } = props;
    rule.addTarget(
      new targets.SnsTopic(topic, { message: message(finding), deadLetterQueue: grouping.queue.deadLetterQueue }),
    );
    this.urgent.push(rule);
  }

  private tellInGroups(finding: FindingPattern, eventPattern: events.EventPattern, props: FindingAlertsProps): void {
    const description = `Findings of ${finding.service} that are not critical`;
    const rule = new events.Rule(this, finding.id, { description, eventPattern });
    props.grouping.collect(rule);
    this.grouped.push(rule);
  }
}

function message({ service, title, resource }: FindingPattern): events.RuleTargetInput {
  return events.RuleTargetInput.fromText(
    `CRITICAL finding of ${service} in account ${events.EventField.account}, region ${events.EventField.region}: ` +
      `${detailField(title)} (${detailField(resource)}), at ${events.EventField.time}. Look at it now.`,
  );
}

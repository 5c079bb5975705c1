import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { AlertGrouping } from './alert-grouping';
import type { AlertSeverity } from './alert-severity';
import { findingPatterns } from './finding-patterns';
import type { FindingSource } from './finding-source';

/** Properties of {@link FindingAlerts}. */
export interface FindingAlertsProps {
  /** What tells critical findings: a grouping with a short window. */
  readonly urgentGrouping: AlertGrouping;
  /** What tells the rest. */
  readonly grouping: AlertGrouping;
  /** Whose findings. */
  readonly source: FindingSource;
  /** The mildest finding that is told. */
  readonly minimumSeverity: AlertSeverity;
}

/**
 * Tells of findings of this region: critical ones in groups that are gathered for seconds, others in groups that may wait.
 *
 * EventBridge delivers events of AWS Security Hub CSPM and Amazon GuardDuty durably, those of IAM Access Analyzer by best
 * effort (Amazon EventBridge Events Reference).
 */
export class FindingAlerts extends Construct {
  /** Rules on critical findings. */
  public readonly urgent: events.Rule[] = [];
  /** Rules on findings that may wait. */
  public readonly grouped: events.Rule[] = [];

  public constructor(scope: Construct, id: string, props: FindingAlertsProps) {
    super(scope, id);
    const { urgentGrouping, grouping } = props;
    for (const { id, service, urgent, grouped } of findingPatterns(props.source, props.minimumSeverity)) {
      if (urgent !== undefined) {
        this.urgent.push(this.rule(`${id}Critical`, `Critical findings of ${service}`, urgent, urgentGrouping));
      }
      if (grouped !== undefined) {
        this.grouped.push(this.rule(id, `Findings of ${service} that are not critical`, grouped, grouping));
      }
    }
  }

  private rule(
    id: string,
    description: string,
    eventPattern: events.EventPattern,
    grouping: AlertGrouping,
  ): events.Rule {
    const rule = new events.Rule(this, id, { description, eventPattern });
    grouping.collect(rule);
    return rule;
  }
}

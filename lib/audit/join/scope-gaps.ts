import { type AuditScope, scopeName } from '../audit-scope';
import type { AuditGap } from '../observations';

const LISTS_RULES: ReadonlySet<string> = new Set(['DescribeConfigRules', 'DescribeAggregateComplianceByConfigRules']);

const READS_RECORDERS: ReadonlySet<string> = new Set([
  'DescribeConfigurationRecorders',
  'DescribeConfigurationRecorderStatus',
]);

/** What they tell decides no standing. The audit is partial all the same. */
const BESIDE_RESULTS: ReadonlySet<string> = new Set([
  'DescribeConformancePackCompliance',
  'DescribeConformancePackStatus',
  'DescribeConformancePacks',
  'DescribeDeliveryChannelStatus',
  'DescribeDeliveryChannels',
  'DescribeRemediationConfigurations',
  'DescribeRemediationExecutionStatus',
  'GetAggregateDiscoveredResourceCounts',
  'GetConformancePackComplianceDetails',
  'ListAggregateDiscoveredResources',
  'SelectAggregateResourceConfig',
  'SelectResourceConfig',
  'StartConfigRulesEvaluation',
]);

/**
 * What was not answered, by what it leaves open. A gap of an operation that is not known here leaves everything open in
 * its scope, and one without a scope does so in all.
 */
export class ScopeGaps {
  public constructor(private readonly gaps: readonly AuditGap[]) {}

  /** Why rules of a scope may be missing from the list. */
  public ofList(scope: AuditScope): AuditGap | undefined {
    return this.find(scope, ({ operation }) => LISTS_RULES.has(operation));
  }

  /** Why nothing is known of a scope's recorder. */
  public ofRecorder(scope: AuditScope): AuditGap | undefined {
    return this.find(scope, ({ operation }) => READS_RECORDERS.has(operation));
  }

  /** Why nothing of a scope is sure: what is not known to be about its rules' list, its recorder, or one rule. */
  public ofScope(scope: AuditScope): AuditGap | undefined {
    return this.find(
      scope,
      ({ operation, rule }) =>
        rule === undefined &&
        !(LISTS_RULES.has(operation) || READS_RECORDERS.has(operation) || BESIDE_RESULTS.has(operation)),
    );
  }

  /** Why a rule's results may not be whole. */
  public ofResults(scope: AuditScope, rule: string): AuditGap | undefined {
    return this.find(scope, (gap) => gap.rule === rule && !BESIDE_RESULTS.has(gap.operation)) ?? this.ofScope(scope);
  }

  private find(scope: AuditScope, holds: (gap: AuditGap) => boolean): AuditGap | undefined {
    return this.gaps.find(
      (gap) => (gap.scope === undefined || scopeName(gap.scope) === scopeName(scope)) && holds(gap),
    );
  }
}

/** A gap as a clause: `GetComplianceDetailsByConfigRule: ThrottlingException`. */
export function gapText({ operation, code }: AuditGap): string {
  return `${operation}: ${code}`;
}

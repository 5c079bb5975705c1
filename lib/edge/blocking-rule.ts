import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** A rule that answers 403. */
export function blocking(
  name: string,
  priority: number,
  statement: wafv2.CfnWebACL.StatementProperty,
): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement,
    action: { block: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
  };
}

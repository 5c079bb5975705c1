import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/**
 * A rule that runs one of AWS's managed rule groups and lets each of its rules act.
 *
 * The group keeps AWS's default version, so that new protections arrive by themselves and no version expires
 * under a web ACL. Its own rules stay in force: the override action is None.
 *
 * @param scopeDownStatement which requests the group looks at; all, where absent
 */
export function managedRuleGroup(
  name: string,
  priority: number,
  scopeDownStatement?: wafv2.CfnWebACL.StatementProperty,
): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name, scopeDownStatement } },
    overrideAction: { none: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
  };
}

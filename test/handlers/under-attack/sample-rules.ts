import type { Rule } from '@aws-sdk/client-wafv2';

const visibility = (name: string) => ({
  CloudWatchMetricsEnabled: true,
  MetricName: name,
  SampledRequestsEnabled: true,
});

/** A rule that limits each IP address. */
export function rate(name: string, priority: number, limit: number, key: 'IP' | 'CONSTANT' = 'IP'): Rule {
  return {
    Name: name,
    Priority: priority,
    Statement: { RateBasedStatement: { Limit: limit, EvaluationWindowSec: 300, AggregateKeyType: key } },
    Action: { Block: {} },
    VisibilityConfig: visibility(name),
  };
}

/** A rule that labels what comes from one country, and lets it go on. */
export function label(name: string, priority: number, labelName: string): Rule {
  return {
    Name: name,
    Priority: priority,
    Statement: { GeoMatchStatement: { CountryCodes: ['AQ'] } },
    Action: { Count: {} },
    RuleLabels: [{ Name: labelName }],
    VisibilityConfig: visibility(name),
  };
}

/** A managed rule group. */
export function managed(name: string, priority: number): Rule {
  return {
    Name: name,
    Priority: priority,
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } },
    OverrideAction: { None: {} },
    VisibilityConfig: visibility(name),
  };
}

/** The rules of a web ACL like the storefront's. */
export function shopRules(): Rule[] {
  return [
    label('Monitor', 100, 'storefront:monitor'),
    label('Webhook', 101, 'storefront:webhook'),
    managed('AWSManagedRulesAmazonIpReputationList', 110),
    rate('RequestRate', 200, 2000),
    rate('LoginRate', 210, 100),
    rate('WholeShop', 220, 50_000, 'CONSTANT'),
    rate('Tight', 230, 10),
    managed('AWSManagedRulesCommonRuleSet', 300),
  ];
}

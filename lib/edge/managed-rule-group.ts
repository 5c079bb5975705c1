import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** A managed rule group of AWS ("AWS Managed Rules rule groups list", AWS WAF Developer Guide). */
export enum ManagedRuleGroup {
  /** Addresses that AWS saw attack: 25 WCU. */
  IP_REPUTATION = 'AWSManagedRulesAmazonIpReputationList',
  /** Proxies, VPNs and hosting providers: 50 WCU. */
  ANONYMOUS_IP = 'AWSManagedRulesAnonymousIpList',
  /** The core rule set: 700 WCU. */
  CORE = 'AWSManagedRulesCommonRuleSet',
  /** Known exploits: 200 WCU. */
  KNOWN_BAD_INPUTS = 'AWSManagedRulesKnownBadInputsRuleSet',
  /** SQL injection: 200 WCU. */
  SQL_INJECTION = 'AWSManagedRulesSQLiRuleSet',
  /** Bots: 50 WCU, at an extra price. */
  BOT_CONTROL = 'AWSManagedRulesBotControlRuleSet',
  /** Stolen credentials at the login: 50 WCU, at an extra price. */
  ACCOUNT_TAKEOVER = 'AWSManagedRulesATPRuleSet',
  /** Fake accounts: 50 WCU, at an extra price. */
  ACCOUNT_CREATION = 'AWSManagedRulesACFPRuleSet',
  /** Floods of requests: 50 WCU, at an extra price. */
  ANTI_DDOS = 'AWSManagedRulesAntiDDoSRuleSet',
}

/** What {@link managedRuleGroup} makes of a group, beside its defaults. */
export interface ManagedRuleGroupOptions {
  /**
   * Which requests the group looks at.
   * @default - all
   */
  readonly scopeDownStatement?: wafv2.CfnWebACL.StatementProperty | undefined;
  /**
   * Rules of the group that only count and label.
   * @default - none
   */
  readonly counted?: readonly string[];
  /**
   * What the group must be told.
   * @default - nothing
   */
  readonly config?: wafv2.CfnWebACL.ManagedRuleGroupConfigProperty;
}

/**
 * A rule that runs one of AWS's managed rule groups and lets each of its rules act.
 *
 * The group keeps AWS's default version, so that new protections arrive by themselves and no version expires
 * under a web ACL. Its own rules stay in force: the override action is None. `Count` there would cancel the
 * overrides of single rules too.
 */
export function managedRuleGroup(
  group: ManagedRuleGroup,
  priority: number,
  { scopeDownStatement, counted = [], config }: ManagedRuleGroupOptions = {},
): wafv2.CfnWebACL.RuleProperty {
  return {
    name: group,
    priority,
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: group,
        ...(counted.length === 0
          ? {}
          : { ruleActionOverrides: counted.map((name) => ({ name, actionToUse: { count: {} } })) }),
        ...(config === undefined ? {} : { managedRuleGroupConfigs: [config] }),
        ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
      },
    },
    overrideAction: { none: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: group, sampledRequestsEnabled: true },
  };
}

/** The statement of a rule that {@link managedRuleGroup} made; undefined for other rules. */
export function groupStatement(
  rule: wafv2.CfnWebACL.RuleProperty,
): wafv2.CfnWebACL.ManagedRuleGroupStatementProperty | undefined {
  const statement = rule.statement as wafv2.CfnWebACL.StatementProperty;
  return statement.managedRuleGroupStatement as wafv2.CfnWebACL.ManagedRuleGroupStatementProperty | undefined;
}

/** The same rule with other properties in its group's statement. */
export function withGroupStatement(
  rule: wafv2.CfnWebACL.RuleProperty,
  changes: Partial<wafv2.CfnWebACL.ManagedRuleGroupStatementProperty>,
): wafv2.CfnWebACL.RuleProperty {
  const statement = groupStatement(rule);
  return statement === undefined
    ? rule
    : { ...rule, statement: { managedRuleGroupStatement: { ...statement, ...changes } } };
}

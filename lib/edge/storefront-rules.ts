import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { managedRuleGroup } from './managed-rule-group';
import { type PathRateLimitsProps, pathRateLimitRules, refusePathRateLimits } from './path-rate-limits';
import { rateLimitRule } from './rate-limit-rule';

/** Kept for this library's rules, of this version and later ones. */
const OWN_PRIORITIES = { lowest: 100, highest: 399 };

/** Which rules a storefront's web ACL holds. */
export interface StorefrontRulesProps extends PathRateLimitsProps {
  /**
   * Requests in five minutes from one IP address, whatever they ask for. One page of a shop loads dozens of
   * files; the default is some forty pages.
   * @default 2000
   */
  readonly requestLimit?: number;
  /**
   * Whether login, registration, password reset and checkout have limits of their own. Turn off where
   * requests have no such paths, as in front of a Cognito user pool, and limit with `additionalRules`.
   * @default true
   */
  readonly pathRateLimits?: boolean;
  /**
   * Whether the shop keeps data in SQL: adds AWS's rules against SQL injection, 200 WCU.
   * @default false
   */
  readonly sqlStore?: boolean;
  /**
   * Which requests AWS's core rules look at.
   * @default - all
   */
  readonly coreRulesScope?: wafv2.CfnWebACL.StatementProperty;
  /**
   * Further rules. Each needs a name of its own, and a priority of its own below 100, to come before this
   * construct's rules, or above 399.
   * @default - none
   */
  readonly additionalRules?: wafv2.CfnWebACL.RuleProperty[];
}

/**
 * The rules in the order of their priorities: reputation before rates, so that known bad addresses use nothing
 * up, and rates before the costlier inspection, so that they count what it would block.
 *
 * @throws InvalidPropertyError when a path or limit cannot be used, or an additional rule's name or priority is taken
 */
export function storefrontRules(scope: Construct, props: StorefrontRulesProps): wafv2.CfnWebACL.RuleProperty[] {
  const rules = [
    managedRuleGroup('AWSManagedRulesAmazonIpReputationList', 100),
    rateLimitRule(scope, {
      name: 'RequestRate',
      priority: 200,
      limit: props.requestLimit ?? 2000,
      limitProperty: 'requestLimit',
    }),
    ...pathRules(scope, props),
    managedRuleGroup('AWSManagedRulesCommonRuleSet', 300, props.coreRulesScope),
    managedRuleGroup('AWSManagedRulesKnownBadInputsRuleSet', 310),
    ...(props.sqlStore === true ? [managedRuleGroup('AWSManagedRulesSQLiRuleSet', 320)] : []),
  ];
  for (const rule of props.additionalRules ?? []) {
    refuseTaken(scope, rules, rule);
    rules.push(rule);
  }
  return rules;
}

function pathRules(scope: Construct, props: StorefrontRulesProps): wafv2.CfnWebACL.RuleProperty[] {
  if (props.pathRateLimits ?? true) {
    return pathRateLimitRules(scope, props);
  }
  refusePathRateLimits(scope, props);
  return [];
}

function refuseTaken(
  scope: Construct,
  rules: readonly wafv2.CfnWebACL.RuleProperty[],
  { name, priority }: wafv2.CfnWebACL.RuleProperty,
): void {
  const reserved = priority >= OWN_PRIORITIES.lowest && priority <= OWN_PRIORITIES.highest;
  if (reserved || rules.some((other) => other.name === name || other.priority === priority)) {
    throw new InvalidPropertyError(
      scope,
      'additionalRules',
      { name, priority },
      `give each rule a name of its own, and a priority of its own outside ${OWN_PRIORITIES.lowest} to ${OWN_PRIORITIES.highest}`,
    );
  }
}

import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { ManagedRuleGroup, managedRuleGroup } from './managed-rule-group';
import { pathStatement } from './path-prefix';
import { allOf, withoutLabels } from './web-acl-labels';
import { type NamedPaths, prefixesOf } from './web-acl-paths';

/** How closely Bot Control looks. */
export enum BotControlLevel {
  /** Bots that say that they are bots: libraries, scrapers, crawlers whose origin is not proven. */
  COMMON = 'COMMON',
  /**
   * Also bots that pose as browsers. Needs the application integration SDK in the pages, and about 24 hours to learn
   * ("AWS WAF Bot Control", AWS WAF Developer Guide).
   */
  TARGETED = 'TARGETED',
}

/**
 * AWS WAF Bot Control. Costs 50 WCU and those of its paths.
 *
 * Price: $10 a month for each web ACL, and per million requests that it inspects $1 at the common level, $10 at the
 * targeted one, ten and one million free (secondary source of AWS WAF Pricing, read 2026-08-19). It looks at the
 * dynamic paths alone, which keeps both bill and mistakes small.
 */
export interface BotControl {
  /** @default BotControlLevel.COMMON */
  readonly level?: BotControlLevel;
  /**
   * Where it looks: beginnings of paths.
   * @default - login, registration, checkout, gift card and search paths
   */
  readonly paths?: string[];
}

/**
 * @param exempt labels of requests that it does not look at
 * @throws InvalidPropertyError when there is no path to look at, or one cannot be matched
 */
export function botControlRule(
  scope: Construct,
  { level = BotControlLevel.COMMON, paths: given }: BotControl,
  paths: NamedPaths,
  exempt: readonly string[],
): wafv2.CfnWebACL.RuleProperty {
  const prefixes = given ?? prefixesOf(paths, 'login', 'registration', 'checkout', 'giftCard', 'search');
  return managedRuleGroup(ManagedRuleGroup.BOT_CONTROL, 340, {
    config: { awsManagedRulesBotControlRuleSet: { inspectionLevel: level } },
    scopeDownStatement: allOf(pathStatement(scope, 'botControl.paths', prefixes), withoutLabels(exempt)),
  });
}

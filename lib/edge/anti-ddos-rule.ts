import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { ManagedRuleGroup, managedRuleGroup } from './managed-rule-group';
import { prefixExpression, refuseUnmatchable } from './path-prefix';
import { withoutLabels } from './web-acl-labels';
import { type NamedPaths, prefixesOf } from './web-acl-paths';

/**
 * AWS's managed protection against floods of requests. While an attack lasts it challenges every page load, and blocks
 * what it most suspects. Costs 50 WCU.
 *
 * Price: about $20 a month for each web ACL, and $0.15 per million requests (secondary source of AWS WAF Pricing, read
 * 2026-08-19).
 */
export interface AntiDdos {
  /**
   * Paths that no silent challenge can be put to, beside static files, webhooks and violation reports: those that
   * scripts and apps call. A challenge would break them during an attack. Case counts here.
   * @default ['/api/']
   */
  readonly exemptPaths?: string[];
}

/** What browsers fetch beside pages: they cannot solve a challenge for it. */
const STATIC_FILES = '\\.(?:avif|css|gif|ico|jpe?g|js|json|map|mp4|png|svg|ttf|webm|webp|woff2?|xml)$';

/**
 * @param exempt labels of requests that it does not look at
 * @throws InvalidPropertyError when an exempt path cannot be matched
 */
export function antiDdosRule(
  scope: Construct,
  { exemptPaths = ['/api/'] }: AntiDdos,
  paths: NamedPaths,
  exempt: readonly string[],
): wafv2.CfnWebACL.RuleProperty {
  for (const path of exemptPaths) {
    refuseUnmatchable(scope, 'antiDdos.exemptPaths', path);
  }
  const prefixes = [...exemptPaths, ...prefixesOf(paths, 'webhooks', 'reports')];
  const expressions = [...(prefixes.length === 0 ? [] : [prefixExpression(prefixes)]), STATIC_FILES];
  return managedRuleGroup(ManagedRuleGroup.ANTI_DDOS, 120, {
    config: {
      awsManagedRulesAntiDDoSRuleSet: {
        clientSideActionConfig: {
          challenge: {
            usageOfAction: 'ENABLED',
            exemptUriRegularExpressions: expressions.map((regexString) => ({ regexString })),
          },
        },
      },
    },
    scopeDownStatement: withoutLabels(exempt),
  });
}

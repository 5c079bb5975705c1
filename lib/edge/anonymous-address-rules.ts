import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { blocking } from './blocking-rule';
import { ManagedRuleGroup, managedRuleGroup } from './managed-rule-group';
import { pathStatement } from './path-prefix';
import { allOf, HOSTING_PROVIDER_LABEL, labelled, withoutLabels } from './web-acl-labels';
import { type NamedPaths, prefixesOf } from './web-acl-paths';

/**
 * The group of anonymous addresses, and the rule that makes its hosting providers matter where accounts are at stake.
 *
 * Proxies, VPNs and Tor are blocked everywhere. Hosting providers are only labelled, for their ranges hold search
 * engines, price comparisons and partners; at login and registration no shopper comes from there, and a rule of our
 * own blocks them by the label. Exempt requests are not looked at, so they never carry it.
 */
export function anonymousAddressRules(
  scope: Construct,
  paths: NamedPaths,
  exempt: readonly string[],
): wafv2.CfnWebACL.RuleProperty[] {
  const group = managedRuleGroup(ManagedRuleGroup.ANONYMOUS_IP, 160, {
    counted: ['HostingProviderIPList'],
    scopeDownStatement: withoutLabels(exempt),
  });
  const prefixes = prefixesOf(paths, 'login', 'registration');
  if (prefixes.length === 0) return [group];
  const onAccounts = allOf(labelled(HOSTING_PROVIDER_LABEL), pathStatement(scope, 'paths', prefixes));
  return [group, blocking('HostingProvidersOnAccounts', 170, onAccounts ?? {})];
}

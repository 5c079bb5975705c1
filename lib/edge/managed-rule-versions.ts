import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { ManagedRuleGroup, withGroupStatement } from './managed-rule-group';

/**
 * A managed group kept at one version, past which AWS WAF neither adds protections nor changes what is blocked.
 *
 * A version that is due to expire cannot be added any more; past its expiry AWS WAF uses the default version, and
 * refuses every update of the web ACL until the version is changed ("Version life cycle for managed rule groups", AWS
 * WAF Developer Guide). So `alarmTopic` must be there, and is told beforehand.
 */
export interface ManagedRuleGroupVersion {
  readonly group: ManagedRuleGroup;
  /** The version's name, such as `Version_1.4`. */
  readonly version: string;
}

/** "IP reputation rule groups", AWS WAF Developer Guide: these have no versions. */
const UNVERSIONED = [ManagedRuleGroup.IP_REPUTATION, ManagedRuleGroup.ANONYMOUS_IP];

/**
 * Keeps managed groups at given versions.
 *
 * @throws InvalidPropertyError when the web ACL lacks the group, the group has no versions, or the name is none
 */
export function pinVersions(
  scope: Construct,
  rules: readonly wafv2.CfnWebACL.RuleProperty[],
  versions: readonly ManagedRuleGroupVersion[],
): wafv2.CfnWebACL.RuleProperty[] {
  const pinned = new Map<string, string>();
  for (const [index, { group, version }] of versions.entries()) {
    const property = `managedRuleGroupVersions[${index}]`;
    if (UNVERSIONED.includes(group) || pinned.has(group) || !rules.some(({ name }) => name === group)) {
      const mend = 'pin each group once, of those that the web ACL holds and that have versions';
      throw new InvalidPropertyError(scope, `${property}.group`, group, mend);
    }
    if (!/^[\w#:.\-/]{1,64}$/.test(version)) {
      const mend = 'give the name of a version, such as Version_1.4';
      throw new InvalidPropertyError(scope, `${property}.version`, version, mend);
    }
    pinned.set(group, version);
  }
  return rules.map((rule) => {
    const version = pinned.get(rule.name);
    return version === undefined ? rule : withGroupStatement(rule, { version });
  });
}

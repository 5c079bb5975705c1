import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { nearestName } from '../input/nearest-name';
import { groupStatement, type ManagedRuleGroup, withGroupStatement } from './managed-rule-group';
import { managedRuleNames } from './managed-rule-names';
import { actionOf, type RolledOutRules, type RuleRollout, standingRollout } from './web-acl-rollout';
import { RuleMode } from './web-acl-rule-mode';

/** Another mode for one rule of a managed group. */
export interface ManagedRuleOverride extends RuleRollout {
  /** The group, which the web ACL must hold. */
  readonly group: ManagedRuleGroup;
  /** Name of the rule, such as `CrossSiteScripting_BODY`. */
  readonly rule: string;
}

/**
 * Gives single rules of managed groups another action, by `RuleActionOverrides`: the rest of the group stays in force.
 * An override of a rule that this construct itself lets count, such as `SizeRestrictions_BODY`, takes its place.
 *
 * @throws InvalidPropertyError when the web ACL lacks the group, the group the rule, a rule is overridden twice, or a
 * rollout cannot be used
 */
export function overrideManagedRules(
  scope: Construct,
  rules: readonly wafv2.CfnWebACL.RuleProperty[],
  overrides: readonly ManagedRuleOverride[],
  today: Date,
): RolledOutRules {
  const standing = overrides.map((override, index) => {
    const property = `managedRuleOverrides[${index}]`;
    refuseUnknown(scope, property, rules, override);
    const earlier = overrides.slice(0, index).some((other) => nameOf(other) === nameOf(override));
    if (earlier) {
      throw new InvalidPropertyError(scope, property, nameOf(override), 'override each rule once');
    }
    return { override, ...standingRollout(scope, property, override, today) };
  });
  return {
    rules: rules.map((rule) => {
      const own = standing.filter(({ override }) => override.group === rule.name);
      if (own.length === 0) return rule;
      const replaced = own.map(({ override }) => override.rule);
      const kept = overridesOf(rule).filter(({ name }) => !replaced.includes(name));
      const given = own.flatMap(({ override, mode }) =>
        mode === undefined ? [] : [{ name: override.rule, actionToUse: actionOf(mode) }],
      );
      const all = [...kept, ...given];
      // AWS WAF refuses an empty list.
      return withGroupStatement(rule, { ruleActionOverrides: all.length === 0 ? undefined : all });
    }),
    dated: overrides.flatMap(({ mode = RuleMode.BLOCK, enforceFrom, ...override }) =>
      enforceFrom === undefined ? [] : [{ rule: nameOf(override), mode, enforceFrom }],
    ),
    pending: standing.flatMap(({ override, pending }) => (pending ? [nameOf(override)] : [])),
  };
}

function nameOf({ group, rule }: Pick<ManagedRuleOverride, 'group' | 'rule'>): string {
  return `${group}/${rule}`;
}

function overridesOf(rule: wafv2.CfnWebACL.RuleProperty): readonly wafv2.CfnWebACL.RuleActionOverrideProperty[] {
  return (groupStatement(rule)?.ruleActionOverrides ?? []) as wafv2.CfnWebACL.RuleActionOverrideProperty[];
}

function refuseUnknown(
  scope: Construct,
  property: string,
  rules: readonly wafv2.CfnWebACL.RuleProperty[],
  { group, rule }: ManagedRuleOverride,
): void {
  if (!rules.some(({ name }) => name === group)) {
    const mend = 'override rules of groups that the web ACL holds';
    throw new InvalidPropertyError(scope, `${property}.group`, group, mend);
  }
  const names = managedRuleNames[group];
  if (!names.includes(rule)) {
    const nearest = nearestName(rule, names);
    const mend = nearest === undefined ? `give one of ${names.join(', ')}` : `did you mean ${nearest}?`;
    throw new InvalidPropertyError(scope, `${property}.rule`, rule, mend);
  }
}

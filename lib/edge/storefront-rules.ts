import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { presentDay } from '../clock';
import type { RuleRolloutMetadata } from '../controls/template-metadata';
import { InvalidPropertyError } from '../errors';
import { type AccountFraudProps, accountFraudRules } from './account-fraud-rules';
import { anonymousAddressRules } from './anonymous-address-rules';
import { type AntiDdos, antiDdosRule } from './anti-ddos-rule';
import { largeBodies } from './body-size-rules';
import { type BotControl, botControlRule } from './bot-control-rule';
import { ManagedRuleGroup, managedRuleGroup } from './managed-rule-group';
import { type ManagedRuleOverride, overrideManagedRules } from './managed-rule-overrides';
import { type ManagedRuleGroupVersion, pinVersions } from './managed-rule-versions';
import { type PathRateLimitsProps, rateRules } from './path-rate-limits';
import type { BodyInspectionLimit } from './web-acl-body-limit';
import { exemptions, type WebAclExemptionsProps } from './web-acl-exemption-rules';
import { ALLOWED_ADDRESS_LABEL, WEBHOOK_LABEL, withoutLabels } from './web-acl-labels';
import { originRules, type WebAclOriginsProps } from './web-acl-origin-rules';
import { type NamedPaths, namedPaths } from './web-acl-paths';
import { type RuleRollout, rollOut } from './web-acl-rollout';
import type { WebAclScope } from './web-acl-scope';

/** Kept for this library's rules, of this version and later ones. */
const OWN_PRIORITIES = { lowest: 100, highest: 399 };

/** Which rules a storefront's web ACL holds. */
export interface StorefrontRulesProps
  extends PathRateLimitsProps,
    WebAclExemptionsProps,
    WebAclOriginsProps,
    AccountFraudProps {
  /**
   * Whether the shop keeps data in SQL: adds AWS's rules against SQL injection, 200 WCU.
   * @default false
   */
  readonly sqlStore?: boolean;
  /**
   * Whether proxies, VPNs, Tor, and hosting providers at login and registration are let in.
   * @default false
   */
  readonly allowAnonymousAddresses?: boolean;
  /**
   * The largest body on upload and report paths and of webhooks.
   * @default - BodyInspectionLimit.KB_64 with `paths.uploads`, else KB_16
   */
  readonly bodyLimit?: BodyInspectionLimit;
  /**
   * Tells bots from shoppers, at an extra price.
   * @default - no Bot Control
   */
  readonly botControl?: BotControl;
  /**
   * Withstands floods of requests, at an extra price.
   * @default - no group of rules of its own
   */
  readonly antiDdos?: AntiDdos;
  /**
   * Rules, by name, that count until a day, or do something else than block.
   * @default - all block
   */
  readonly rollouts?: { [ruleName: string]: RuleRollout };
  /**
   * The same for single rules of managed groups.
   * @default - each does what AWS made it for, but for those that the class documentation names
   */
  readonly managedRuleOverrides?: ManagedRuleOverride[];
  /**
   * Managed groups kept at a version. Needs `alarmTopic`.
   * @default - AWS's default version, which new protections reach by themselves
   */
  readonly managedRuleGroupVersions?: ManagedRuleGroupVersion[];
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

/** The rules of a web ACL, and what else must know of them. */
export interface StorefrontRules {
  readonly rules: readonly wafv2.CfnWebACL.RuleProperty[];
  readonly paths: NamedPaths;
  /** Rollouts that have a date, of single rules of managed groups too. */
  readonly dated: readonly RuleRolloutMetadata[];
  /** Names of rules that count until their day; for one of a managed group `<group>/<rule>`. */
  readonly pending: readonly string[];
  readonly associationConfig?: wafv2.CfnWebACL.AssociationConfigProperty;
}

/**
 * The rules in the order of their priorities, as {@link StorefrontWebAcl} documents it.
 *
 * @throws InvalidPropertyError when a property cannot be used, or an additional rule's name or priority is taken
 */
export function storefrontRules(
  scope: Construct,
  props: StorefrontRulesProps,
  webAclScope: WebAclScope,
): StorefrontRules {
  const paths = namedPaths(scope, props.paths);
  const bodies = largeBodies(scope, paths, props.bodyLimit, webAclScope);
  const today = presentDay(scope);
  const made = ownRules(scope, props, paths, webAclScope, bodies);
  const managed = overrideManagedRules(scope, made, props.managedRuleOverrides ?? [], today);
  const pinned = pinVersions(scope, managed.rules, props.managedRuleGroupVersions ?? []);
  for (const rule of props.additionalRules ?? []) {
    refuseTaken(scope, pinned, rule);
    pinned.push(rule);
  }
  const rolledOut = rollOut(scope, pinned, props.rollouts ?? {}, today);
  return {
    rules: rolledOut.rules,
    paths,
    dated: [...rolledOut.dated, ...managed.dated],
    pending: [...rolledOut.pending, ...managed.pending],
    ...(bodies.associationConfig === undefined ? {} : { associationConfig: bodies.associationConfig }),
  };
}

function ownRules(
  scope: Construct,
  props: StorefrontRulesProps,
  paths: NamedPaths,
  webAclScope: WebAclScope,
  bodies: ReturnType<typeof largeBodies>,
): wafv2.CfnWebACL.RuleProperty[] {
  const { antiDdos, botControl } = props;
  const exempt = exemptions(scope, props, paths, webAclScope);
  const among = (...labels: readonly string[]) =>
    withoutLabels(exempt.labels.filter((label) => labels.includes(label)));
  const allowed = among(ALLOWED_ADDRESS_LABEL);
  return [
    ...exempt.rules,
    ...(antiDdos === undefined ? [] : [antiDdosRule(scope, antiDdos, paths, exempt.labels)]),
    ...originRules(scope, props, webAclScope, exempt.labels),
    managedRuleGroup(ManagedRuleGroup.IP_REPUTATION, 150, { scopeDownStatement: allowed }),
    ...(props.allowAnonymousAddresses === true ? [] : anonymousAddressRules(scope, paths, exempt.labels)),
    ...rateRules(scope, paths, props.limits ?? {}, allowed, among(WEBHOOK_LABEL, ALLOWED_ADDRESS_LABEL)),
    ...bodies.rules,
    managedRuleGroup(ManagedRuleGroup.CORE, 300, { counted: bodies.counted, scopeDownStatement: props.coreRulesScope }),
    managedRuleGroup(ManagedRuleGroup.KNOWN_BAD_INPUTS, 310),
    ...(props.sqlStore === true ? [managedRuleGroup(ManagedRuleGroup.SQL_INJECTION, 320)] : []),
    ...(botControl === undefined ? [] : [botControlRule(scope, botControl, paths, exempt.labels)]),
    ...accountFraudRules(scope, props, paths, webAclScope, exempt.labels),
  ].sort((left, right) => left.priority - right.priority);
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

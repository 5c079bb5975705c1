import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { RuleRolloutMetadata } from '../controls/template-metadata';
import { InvalidPropertyError } from '../errors';
import { nearestName } from '../input/nearest-name';
import { RuleMode } from './web-acl-rule-mode';

/** What a rule does, and from which day on. */
export interface RuleRollout {
  /**
   * What the rule does: from `enforceFrom` on, where there is one, else at once.
   * @default - as it is made: block
   */
  readonly mode?: RuleMode;
  /**
   * The first day, in UTC, on which a synthesis lets the rule act, as `yyyy-mm-dd`. In syntheses before, it counts.
   * Nothing changes by itself on that day: the shop must be deployed anew, and `alarmTopic` is reminded until it is.
   * @default - it acts at once
   */
  readonly enforceFrom?: string;
}

/** A rollout as it stands on a day. */
export interface StandingRollout {
  /** What the rule does on that day; undefined to let it do what it was made for. */
  readonly mode: RuleMode | undefined;
  /** Whether it only counts because its day has not come. */
  readonly pending: boolean;
}

/**
 * How a rollout stands on a day.
 *
 * @param property the property that holds the rollout, for the error that names it
 * @throws InvalidPropertyError when the date is none, nothing is said, or counting is said to begin on a date
 */
export function standingRollout(
  scope: Construct,
  property: string,
  { mode, enforceFrom }: RuleRollout,
  today: Date,
): StandingRollout {
  if (enforceFrom === undefined) {
    if (mode === undefined) {
      throw new InvalidPropertyError(scope, property, {}, 'give mode, enforceFrom or both, or leave it out');
    }
    return { mode, pending: false };
  }
  if (!isDate(enforceFrom)) {
    const mend = 'give a calendar date such as 2026-12-31';
    throw new InvalidPropertyError(scope, `${property}.enforceFrom`, enforceFrom, mend);
  }
  if (mode === RuleMode.COUNT) {
    const mend = 'give block or challenge, which begins on enforceFrom; until then the rule counts';
    throw new InvalidPropertyError(scope, `${property}.mode`, mode, mend);
  }
  const pending = today.toISOString().slice(0, 10) < enforceFrom;
  return { mode: pending ? RuleMode.COUNT : mode, pending };
}

/** The action of a mode, as rules and overrides have it. */
export function actionOf(mode: RuleMode): wafv2.CfnWebACL.RuleActionProperty {
  return { [mode]: {} };
}

/** Rules with their rollouts applied. */
export interface RolledOutRules {
  readonly rules: readonly wafv2.CfnWebACL.RuleProperty[];
  /** Every rollout that has a date, for the template's metadata. */
  readonly dated: readonly RuleRolloutMetadata[];
  /** Names of the rules that count until their day. */
  readonly pending: readonly string[];
}

/**
 * Applies rollouts to rules by name. Rule groups and rules that only label are no candidates.
 *
 * @throws InvalidPropertyError when no rule has the name, or a rollout cannot be used
 */
export function rollOut(
  scope: Construct,
  rules: readonly wafv2.CfnWebACL.RuleProperty[],
  rollouts: Readonly<Record<string, RuleRollout>>,
  today: Date,
): RolledOutRules {
  const actions = new Map(rules.flatMap((rule) => (isCandidate(rule) ? [[rule.name, rule.action]] : [])));
  const dated: RuleRolloutMetadata[] = [];
  const pending: string[] = [];
  const changed = new Map<string, wafv2.CfnWebACL.RuleActionProperty>();
  for (const [name, rollout] of Object.entries(rollouts)) {
    refuseUnknown(scope, name, rules, [...actions.keys()]);
    const standing = standingRollout(scope, `rollouts.${name}`, rollout, today);
    if (standing.mode !== undefined) {
      changed.set(name, standing.mode === RuleMode.BLOCK ? ownBlock(actions.get(name)) : actionOf(standing.mode));
    }
    if (standing.pending) {
      pending.push(name);
    }
    if (rollout.enforceFrom !== undefined) {
      const mode = rollout.mode ?? Object.keys(actions.get(name) ?? {})[0] ?? RuleMode.BLOCK;
      dated.push({ rule: name, mode, enforceFrom: rollout.enforceFrom });
    }
  }
  return {
    rules: rules.map((rule) => {
      const action = changed.get(rule.name);
      return action === undefined ? rule : { ...rule, action };
    }),
    dated,
    pending,
  };
}

/** A rate rule keeps its answer of 429 when its mode is block. */
function ownBlock(action: unknown): wafv2.CfnWebACL.RuleActionProperty {
  const own = action as wafv2.CfnWebACL.RuleActionProperty | undefined;
  return own?.block === undefined ? actionOf(RuleMode.BLOCK) : own;
}

function isCandidate(rule: wafv2.CfnWebACL.RuleProperty): boolean {
  return rule.action !== undefined && !('count' in rule.action && rule.ruleLabels !== undefined);
}

function refuseUnknown(
  scope: Construct,
  name: string,
  rules: readonly wafv2.CfnWebACL.RuleProperty[],
  candidates: readonly string[],
): void {
  if (candidates.includes(name)) return;
  if (rules.some((rule) => rule.name === name && rule.overrideAction !== undefined)) {
    const mend = 'roll out the rules of a group one by one with managedRuleOverrides';
    throw new InvalidPropertyError(scope, 'rollouts', name, mend);
  }
  const nearest = nearestName(name, candidates);
  const mend = nearest === undefined ? `give one of ${candidates.join(', ')}` : `did you mean ${nearest}?`;
  throw new InvalidPropertyError(scope, 'rollouts', name, mend);
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

import type { Rule } from '@aws-sdk/client-wafv2';

/** What a limit is divided by while the shop is under attack. */
const DIVISOR = 4;

/** "Rate-based rule high-level settings in AWS WAF", AWS WAF Developer Guide. */
const LOWEST_LIMIT = 10;

/** A rate-based rule's limit before and during the attack, in requests per evaluation window. */
export interface LoweredLimit {
  readonly original: number;
  readonly lowered: number;
}

/** Limits by the name of their rule. */
export type LoweredLimits = Readonly<Record<string, LoweredLimit>>;

/** Rules of which some may have another limit. */
export interface Relimited {
  readonly rules: readonly Rule[];
  /** Rules whose limit is neither of the two known ones, or that are gone: somebody else changed them since. */
  readonly leftAlone: readonly string[];
}

/**
 * A quarter of each rate-based rule's limit, and never less than 10. Left out are limits that are that low already, and
 * rules that count all clients together: the attacker exhausts those, and a lower limit would shut everybody out sooner.
 */
export function loweredLimits(rules: readonly Rule[]): LoweredLimits {
  const limits = rules.flatMap(({ Name: name, Statement: statement }) => {
    const { Limit: original, AggregateKeyType: key } = statement?.RateBasedStatement ?? {};
    if (name === undefined || original === undefined || key === 'CONSTANT') return [];
    const lowered = Math.max(LOWEST_LIMIT, Math.floor(original / DIVISOR));
    return lowered < original ? [[name, { original, lowered }] as const] : [];
  });
  return Object.fromEntries(limits);
}

/** The rules with the lowered limits in place of the original ones. */
export function lowerLimits(rules: readonly Rule[], limits: LoweredLimits): Relimited {
  return relimited(rules, limits, ({ original, lowered }) => ({ from: original, to: lowered }));
}

/** The rules with the original limits in place of the lowered ones. */
export function restoreLimits(rules: readonly Rule[], limits: LoweredLimits): Relimited {
  return relimited(rules, limits, ({ original, lowered }) => ({ from: lowered, to: original }));
}

/** Whether any rule has its lowered limit. */
export function isAnyLowered(rules: readonly Rule[], limits: LoweredLimits): boolean {
  return rules.some((rule) => limitOf(rule) !== undefined && limitOf(rule) === limits[rule.Name ?? '']?.lowered);
}

function relimited(
  rules: readonly Rule[],
  limits: LoweredLimits,
  change: (limit: LoweredLimit) => { readonly from: number; readonly to: number },
): Relimited {
  const known = new Map(Object.entries(limits).map(([name, limit]) => [name, change(limit)]));
  const settled = new Set<string>();
  const changed = rules.map((rule) => {
    const name = rule.Name ?? '';
    const { from, to } = known.get(name) ?? {};
    const limit = limitOf(rule);
    if (limit === undefined || to === undefined || (limit !== from && limit !== to)) return rule;
    settled.add(name);
    return limit === to ? rule : withLimit(rule, to);
  });
  return { rules: changed, leftAlone: [...known.keys()].filter((name) => !settled.has(name)) };
}

function limitOf({ Statement: statement }: Rule): number | undefined {
  return statement?.RateBasedStatement?.Limit;
}

function withLimit(rule: Rule, limit: number): Rule {
  const rate = rule.Statement?.RateBasedStatement;
  return rate === undefined
    ? rule
    : { ...rule, Statement: { ...rule.Statement, RateBasedStatement: { ...rate, Limit: limit } } };
}

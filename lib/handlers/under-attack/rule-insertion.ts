import type { Rule } from '@aws-sdk/client-wafv2';
import { CHALLENGE_RULE, challengeRule, EXEMPT_LABELS } from './challenge-rule';

/** Where the challenge stands among the rules, and which of them made room. */
export interface Insertion {
  /** The challenge's priority. */
  readonly priority: number;
  /** How many rules with the priorities from there on moved up by one. 0 where there was a free number. */
  readonly shifted: number;
}

/**
 * The place after the rules that only label: those at the head, and whichever add a label that exempts from the
 * challenge. Everything else comes after, so that nothing is counted or inspected for a client that fails it.
 */
export function insertionInto(rules: readonly Rule[]): Insertion {
  const ordered = [...rules].sort(byPriority);
  const firstOther = ordered.findIndex((rule) => !onlyLabels(rule));
  const head = firstOther === -1 ? ordered.length : firstOther;
  const index = Math.max(head, ordered.findLastIndex(exempts) + 1);
  const priority = (ordered[index - 1]?.Priority ?? -1) + 1;
  const shifted = ordered.slice(index).findIndex((rule, offset) => rule.Priority !== priority + offset);
  return { priority, shifted: shifted === -1 ? ordered.length - index : shifted };
}

/** The rules with the challenge among them. */
export function withChallenge(rules: readonly Rule[], { priority, shifted }: Insertion): Rule[] {
  return [...moved(rules, priority, shifted, 1), challengeRule(priority)].sort(byPriority);
}

/** The rules without the challenge. Those that made room move back, unless somebody moved them or it since. */
export function withoutChallenge(rules: readonly Rule[], insertion: Insertion | undefined): readonly Rule[] {
  const challenge = rules.find(({ Name: name }) => name === CHALLENGE_RULE);
  if (challenge === undefined) return rules;
  const others = rules.filter((rule) => rule !== challenge);
  if (insertion === undefined || challenge.Priority !== insertion.priority) return others;
  const { priority, shifted } = insertion;
  const stood = others.filter((rule) => within(rule, priority + 1, shifted)).length === shifted;
  return stood ? moved(others, priority + 1, shifted, -1) : others;
}

function moved(rules: readonly Rule[], from: number, count: number, by: number): Rule[] {
  return rules.map((rule) => (within(rule, from, count) ? { ...rule, Priority: (rule.Priority ?? 0) + by } : rule));
}

function within({ Priority: priority = -1 }: Rule, from: number, count: number): boolean {
  return priority >= from && priority < from + count;
}

function onlyLabels({ Action: action, RuleLabels: labels = [] }: Rule): boolean {
  return action?.Count !== undefined && labels.length > 0;
}

function exempts({ RuleLabels: labels = [] }: Rule): boolean {
  return labels.some(({ Name: name }) => EXEMPT_LABELS.some((exempt) => exempt === name));
}

function byPriority(one: Rule, other: Rule): number {
  return (one.Priority ?? 0) - (other.Priority ?? 0);
}

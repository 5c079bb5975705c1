import type { RuleTally } from '../../finding';

/** What became of a rule over all resources that it applies to: the worst verdict counts. */
export type RuleStatus = 'met' | 'violated' | 'unknown' | 'excepted' | 'not-applicable';

/** The statuses in the order of columns and bars. */
export const RULE_STATUSES: readonly RuleStatus[] = ['met', 'violated', 'unknown', 'excepted', 'not-applicable'];

/** Worst first: a requirement or area is as bad as the worst of its rules. */
const WORST_FIRST: readonly RuleStatus[] = ['violated', 'unknown', 'excepted', 'met', 'not-applicable'];

/** How many rules came to each status. */
export type StatusCounts = Readonly<Record<RuleStatus, number>>;

/** The status of one rule. */
export function statusOf({ violations, unknown, excepted, compliant }: RuleTally): RuleStatus {
  if (violations > 0) return 'violated';
  if (unknown > 0) return 'unknown';
  if (excepted > 0) return 'excepted';
  return compliant > 0 ? 'met' : 'not-applicable';
}

/** How many of the rules came to each status. */
export function countsOf(tallies: readonly RuleTally[]): StatusCounts {
  const counts = { met: 0, violated: 0, unknown: 0, excepted: 0, 'not-applicable': 0 };
  for (const tally of tallies) counts[statusOf(tally)] += 1;
  return counts;
}

/** The worst status among the rules; `not-applicable` where there is none. */
export function worstOf(tallies: readonly RuleTally[]): RuleStatus {
  const statuses = new Set(tallies.map(statusOf));
  return WORST_FIRST.find((status) => statuses.has(status)) ?? 'not-applicable';
}

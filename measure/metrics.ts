import type { Case, Outcome } from './outcome';

/** How many cases came out how. */
export interface Tally {
  readonly hits: number;
  /** Faults of which a mapped control says that there are none, or nothing at all. */
  readonly misses: number;
  /** Faults that a mapped control leaves open: no hits either. */
  readonly unknowns: number;
  readonly quiet: number;
  readonly falseAlarms: number;
}

/** Counts the outcomes of cases. */
export function tally(cases: readonly Pick<Case, 'outcome'>[]): Tally {
  const count = (outcome: Outcome) => cases.filter((each) => each.outcome === outcome).length;
  return {
    hits: count('hit'),
    misses: count('miss'),
    unknowns: count('unknown'),
    quiet: count('quiet'),
    falseAlarms: count('false-alarm'),
  };
}

/** The share of the labelled faults that are found, 0 to 1; `undefined` where none is labelled. */
export function recall({ hits, misses, unknowns }: Tally): number | undefined {
  return ratio(hits, hits + misses + unknowns);
}

/** The share of the subjects labelled free of fault that are reported all the same, 0 to 1. */
export function falseAlarmRate({ quiet, falseAlarms }: Tally): number | undefined {
  return ratio(falseAlarms, quiet + falseAlarms);
}

/** A part of a whole, 0 to 1; `undefined` where the whole is nothing. */
export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Groups in the order of their names. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return new Map([...groups].sort(([one], [other]) => (one < other ? -1 : 1)));
}

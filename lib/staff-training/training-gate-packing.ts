import type { Construct } from 'constructs';
import { deployedLength } from './training-gate-size';
import type { DenyStatement } from './training-gate-statements';
import type { GatedStore } from './training-gate-stores';

/** Several stores as one: what reads any of them is denied on all, which forbids nothing more. */
export function together(stores: readonly GatedStore[]): GatedStore {
  return {
    actions: [...new Set(stores.flatMap(({ actions }) => actions))].sort(),
    resources: [...new Set(stores.flatMap(({ resources }) => resources))],
  };
}

/**
 * Policies that together deny all stores, each short enough, in the order of the stores. Every rung repeats the stores, so
 * few fit into one. A store that fits into none still gets one, for the caller to refuse.
 *
 * @param statements what a policy before some stores says
 * @param most characters of a policy
 */
export function packed(
  scope: Construct,
  stores: readonly GatedStore[],
  statements: (store: GatedStore) => DenyStatement[],
  most: number,
): DenyStatement[][] {
  const groups: GatedStore[][] = [];
  for (const store of stores) {
    const last = groups.at(-1);
    const fits = last !== undefined && deployedLength(scope, statements(together([...last, store]))) <= most;
    if (fits) last.push(store);
    else groups.push([store]);
  }
  return groups.map((group) => statements(together(group)));
}

import * as z from 'zod';
import { storeName } from './request-input';

/**
 * The order of an execution. Stores of the round `first` are asked before the others, and those of them that wait are
 * asked again in the round `last`.
 */
export const ROUNDS = ['first', 'main', 'last'] as const;

/** When a store is asked. */
export type Round = (typeof ROUNDS)[number];

/** Stores that are asked at the same time. */
export const round = z.strictObject({
  round: z.enum(ROUNDS),
  stores: z.array(z.strictObject({ name: storeName, functionArn: z.string().min(1) })),
});

/** A round of an execution, as its definition has it. */
export type RoundOfStores = z.infer<typeof round>;

/** Most stores of one construct. */
export const MOST_STORES = 20;

/**
 * Pages of one store in one execution. An execution may write 25,000 events into its history, a page takes about twelve
 * ("Service quotas", AWS Step Functions Developer Guide).
 */
export function pageLimit(stores: number): number {
  return Math.floor(1_500 / Math.max(1, stores));
}

import type { Resource } from '../controls/resource';
import type { Price } from './price';

/** How much of something a resource takes in a month, used or not. */
export interface FixedCost {
  readonly price: Price;
  /** In the units of the price, a month; `undefined` where the template does not tell. */
  readonly quantity: number | undefined;
}

/** What one resource costs. */
export interface ResourceCost {
  /** What it costs though nobody uses it. */
  readonly fixed: readonly FixedCost[];
  /** What its use costs. */
  readonly usage: readonly Price[];
}

/** Tells from a resource's properties what it costs. */
export type ReadCost = (resource: Resource) => ResourceCost;

/** The hours of a month by which AWS converts hourly prices: 365 x 24 / 12 ("Pricing assumptions", AWS Pricing Calculator). */
export const HOURS_A_MONTH = 730;

/** One unit a month of each price. */
export function monthly(...prices: readonly Price[]): readonly FixedCost[] {
  return prices.map((price) => ({ price, quantity: 1 }));
}

/** The hourly price of so many units, around the clock; of an unknown quantity where nobody knows how many. */
export function hourly(price: Price, units: number | undefined): FixedCost {
  return { price, quantity: units === undefined ? undefined : units * HOURS_A_MONTH };
}

/** The cost of resources that are free as long as nobody uses them. */
export function byUse(...usage: readonly Price[]): ReadCost {
  return () => ({ fixed: [], usage });
}

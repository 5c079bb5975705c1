import type { Microdollars } from './money';
import type { Price } from './price';

/** What one construct pays for one thing in a month. */
export interface CostLine {
  readonly price: Price;
  /** How much of it, in the units of the price; that of which nobody knows how much there is stands apart. */
  readonly quantity: number;
  /** How many resources take a quantity that the template does not tell. */
  readonly untold: number;
  /** What `quantity` costs; `undefined` without a known price. */
  readonly amount: Microdollars | undefined;
}

/** What one construct costs in a month, used or not. */
export interface ConstructCost {
  /** Path of the construct that stands directly in its stack, else that of the stack. */
  readonly construct: string;
  /** What is known of it: a lower bound where a line has no amount or something untold. */
  readonly amount: Microdollars;
  /** The dearest first. */
  readonly lines: readonly CostLine[];
}

/** A price of use, and how many resources are charged by it. */
export interface UsageCost {
  readonly price: Price;
  readonly resources: number;
}

/** Resources of a type of which it is not known what they cost. */
export interface UnknownCost {
  readonly type: string;
  readonly resources: number;
}

/**
 * What an app costs in a month before anybody uses it, at list prices of us-east-1: neither free tiers nor discounts are
 * subtracted, and other regions have other prices.
 */
export interface CostEstimate {
  /** The dearest first. */
  readonly constructs: readonly ConstructCost[];
  /** The sum of all known amounts. */
  readonly amount: Microdollars;
  /** How many fixed items have no amount in the sum: their price or their quantity is not known. */
  readonly withoutAmount: number;
  /** What use costs; none of it is in the sum. */
  readonly usage: readonly UsageCost[];
  /** Types that stand neither among the charged nor among the free, by name. */
  readonly unknown: readonly UnknownCost[];
}

/** Whether a line says less than what it will cost: its price is not known, or not how much of it there is. */
export function isWithoutAmount({ amount, untold }: CostLine): boolean {
  return amount === undefined || untold > 0;
}

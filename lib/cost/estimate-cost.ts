import type { Resource } from '../controls/resource';
import { CHARGED_TYPES } from './charged-types';
import { type ConstructCost, type CostEstimate, type CostLine, isWithoutAmount } from './cost-estimate';
import { whyFree } from './free-types';
import type { Price } from './price';
import type { FixedCost } from './resource-cost';

/** A resource, and the construct to which its cost is counted. */
export interface CostedResource {
  readonly resource: Resource;
  readonly construct: string;
}

/** Sums up what resources cost. Their order makes no difference. */
export function estimateCost(resources: readonly CostedResource[]): CostEstimate {
  const fixed = new Map<string, FixedCost[]>();
  const usage = new Map<string, { readonly price: Price; resources: number }>();
  const unknown = new Map<string, number>();
  for (const { resource, construct } of resources) {
    const read = Object.hasOwn(CHARGED_TYPES, resource.type) ? CHARGED_TYPES[resource.type] : undefined;
    if (read === undefined) {
      if (whyFree(resource.type) === undefined) unknown.set(resource.type, (unknown.get(resource.type) ?? 0) + 1);
      continue;
    }
    const cost = read(resource);
    const costs = cost.fixed.map((item) => (isCertain(resource) ? item : { ...item, quantity: undefined }));
    if (costs.length > 0) fixed.set(construct, [...(fixed.get(construct) ?? []), ...costs]);
    for (const price of cost.usage) {
      usage.set(price.what, { price, resources: (usage.get(price.what)?.resources ?? 0) + 1 });
    }
  }
  const constructs = [...fixed].map(([construct, costs]) => constructCost(construct, costs)).sort(byAmount);
  return {
    constructs,
    amount: constructs.reduce((sum, { amount }) => sum + amount, 0),
    withoutAmount: constructs.flatMap(({ lines }) => lines).filter(isWithoutAmount).length,
    usage: [...usage.values()].sort((a, b) => byText(a.price.what, b.price.what)),
    unknown: [...unknown].map(([type, count]) => ({ type, resources: count })).sort((a, b) => byText(a.type, b.type)),
  };
}

/** A resource under a condition that the deployment decides may not be there. */
function isCertain({ condition, template }: Resource): boolean {
  return condition === undefined || template.condition(condition) === true;
}

function constructCost(construct: string, costs: readonly FixedCost[]): ConstructCost {
  const prices = new Map(costs.map(({ price }) => [price.what, price]));
  const lines = [...prices.values()]
    .map((price) =>
      lineOf(
        price,
        costs.filter((cost) => cost.price.what === price.what).map(({ quantity }) => quantity),
      ),
    )
    .sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0) || byText(a.price.what, b.price.what));
  return { construct, amount: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0), lines };
}

function lineOf(price: Price, quantities: readonly (number | undefined)[]): CostLine {
  // In one order, because sums of fractions depend on it.
  const told = quantities.filter((quantity) => quantity !== undefined).sort((a, b) => a - b);
  const { known } = price;
  return {
    price,
    quantity: told.reduce((sum, quantity) => sum + quantity, 0),
    untold: quantities.length - told.length,
    // Each quantity is turned into money by itself: sums of whole numbers alone are exact.
    amount: known && told.reduce((sum, quantity) => sum + Math.round(known.amount * quantity), 0),
  };
}

function byAmount(a: ConstructCost, b: ConstructCost): number {
  return b.amount - a.amount || byText(a.construct, b.construct);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Colors } from 'picocolors/types';
import { amount } from '../amount';
import {
  type ConstructCost,
  type CostEstimate,
  type CostLine,
  isWithoutAmount,
  type UsageCost,
} from '../cost/cost-estimate';
import { dollarsAndCents, exactDollars } from '../cost/money';
import type { Price } from '../cost/price';
import type { PriceSource } from '../cost/price-source';
import { textLines } from './text-lines';

/** What is printed for an amount that nobody knows: a zero would be read as free. */
const UNKNOWN = '?';

/** Gives each page that an estimate cites its number, in the order of citation. */
class Citations {
  private readonly numbers = new Map<PriceSource, number>();

  public cite({ known }: Price): string {
    if (known === undefined) return '';
    const number = this.numbers.get(known.source) ?? this.numbers.size + 1;
    this.numbers.set(known.source, number);
    return ` [${number}]`;
  }

  public lines(): readonly string[] {
    return [...this.numbers].map(([{ title, read, of, region, secondary }, number]) => {
      const said = `${secondary ? ', not by AWS' : ''}${region === undefined ? '' : `, of ${region}`}`;
      return `[${number}] ${title}${said}, read ${read}${of === undefined ? '' : `, as of ${of}`}`;
    });
  }
}

/** An estimate for a person at a terminal, as sections of a posture: fixed cost, prices of use, what is unknown, pages. */
export function costText(estimate: CostEstimate, colors: Colors): readonly string[] {
  const citations = new Citations();
  const width = Math.max(...estimate.constructs.map((cost) => sumOf(cost).length), 0);
  const section = (title: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [[colors.bold(title), ...entries.flatMap(textLines)].join('\n')];
  return [
    ...section(
      'Fixed cost a month in USD, used or not (list prices of us-east-1, before free tiers; other regions differ)',
      [...estimate.constructs.map((cost) => constructEntry(cost, width, citations)), totalEntry(estimate)],
    ),
    ...section(
      'Charged by use in USD, not in the sum',
      estimate.usage.map((usage) => usageEntry(usage, citations)),
    ),
    ...section(
      'Not priced, so missing above',
      estimate.unknown.map(({ type, resources }) => `not priced: ${type} (${resources})`),
    ),
    ...section('Pages of these prices', citations.lines()),
  ];
}

function constructEntry(cost: ConstructCost, width: number, citations: Citations): string {
  const lines = cost.lines.map((line) => lineText(line, citations));
  return `${sumOf(cost).padStart(width)}  ${cost.construct}: ${lines.join('; ')}`;
}

/** The known sum, and a mark where something is not in it; of what has no known part, the mark alone. */
function sumOf({ amount: sum, lines }: ConstructCost): string {
  if (!lines.some(isWithoutAmount)) return dollarsAndCents(sum);
  return sum === 0 ? UNKNOWN : `${dollarsAndCents(sum)} + ${UNKNOWN}`;
}

function lineText({ price, quantity, untold, amount: sum }: CostLine, citations: Citations): string {
  if (price.known === undefined || sum === undefined) return `${price.what} ${UNKNOWN}${timesOf(quantity)}`;
  const unit = exactDollars(price.known.amount);
  const hours = price.per === 'hour' ? ' hours' : '';
  const told = quantity === 1 ? '' : ` (${quantityText(quantity)}${hours} at ${unit})`;
  const known = quantity === 0 && untold > 0 ? '' : ` ${dollarsAndCents(sum)}${told}`;
  const open = untold === 0 ? '' : `${known === '' ? '' : ' +'} ${UNKNOWN} (${unit} a ${price.per})`;
  return `${price.what}${known}${open}${citations.cite(price)}`;
}

function timesOf(quantity: number): string {
  return quantity > 1 ? ` (${quantityText(quantity)} times)` : '';
}

function quantityText(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function totalEntry({ amount: sum, withoutAmount }: CostEstimate): string {
  if (withoutAmount === 0) return `${dollarsAndCents(sum)} in all`;
  return `at least ${dollarsAndCents(sum)}, and ${amount(withoutAmount, 'item')} without an amount`;
}

function usageEntry({ price, resources }: UsageCost, citations: Citations): string {
  const unit = price.known === undefined ? UNKNOWN : exactDollars(price.known.amount);
  return `${price.what}: ${unit} per ${price.per} (${amount(resources, 'resource')})${citations.cite(price)}`;
}

/** An amount of US dollars in millionths: a whole number, so that sums are exact in whatever order they are made. */
export type Microdollars = number;

const ONE_DOLLAR = 1_000_000;

/**
 * The amount that a decimal such as `0.0225` writes.
 *
 * @param decimal US dollars, with at most six digits after the point
 * @throws RangeError for anything else, which is a mistake in a table of prices
 */
export function microdollars(decimal: string): Microdollars {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`${decimal} is no amount of dollars with at most six decimals`);
  return Number(whole) * ONE_DOLLAR + Number(fraction.padEnd(6, '0'));
}

/** An amount in dollars and cents, half a cent rounded up: `1,204.50`. */
export function dollarsAndCents(amount: Microdollars): string {
  const cents = Math.floor((amount + 5_000) / 10_000);
  return `${Math.floor(cents / 100).toLocaleString('en-US')}.${String(cents % 100).padStart(2, '0')}`;
}

/** A unit price with every digit that it has, and two at the least: `0.0225`, `5.00`. */
export function exactDollars(amount: Microdollars): string {
  const fraction = String(amount % ONE_DOLLAR)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${Math.floor(amount / ONE_DOLLAR).toLocaleString('en-US')}.${fraction}`;
}

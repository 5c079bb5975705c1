/**
 * Key of the tag that says how long the training of a principal is current. Its value is the last {@link Quarter} that
 * the training covers.
 */
export const TRAINING_TAG = 'TrainedThrough';

/** A quarter of the calendar year in UTC, such as `2027-Q3`. Two of them compare as text. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** The quarter in which an instant lies. */
export function quarterOf(instant: Date): Quarter {
  return quarterAt(instant.getUTCFullYear() * 4 + Math.floor(instant.getUTCMonth() / 3));
}

/** The quarter that a text names; `undefined` where it names none: `2027-Q5`, `2027-q3` and `27-Q3` do not. */
export function parseQuarter(text: string): Quarter | undefined {
  return /^\d{4}-Q[1-4]$/.test(text) ? (text as Quarter) : undefined;
}

/**
 * The quarter that lies a number of quarters after another; before it, where the number is negative.
 *
 * @throws RangeError outside of the years 0 to 9999
 */
export function quartersAfter(quarter: Quarter, quarters: number): Quarter {
  return quarterAt(ordinal(quarter) + quarters);
}

/** Quarters from one to another; negative when the second is the earlier one. */
export function quartersBetween(from: Quarter, to: Quarter): number {
  return ordinal(to) - ordinal(from);
}

/** The first day of a quarter, as `yyyy-mm-dd`. */
export function firstDayOf(quarter: Quarter): `${number}-${number}-${number}` {
  const month = (ordinal(quarter) % 4) * 3 + 1;
  return `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01` as `${number}-${number}-${number}`;
}

function ordinal(quarter: Quarter): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1)) - 1;
}

function quarterAt(at: number): Quarter {
  const year = Math.floor(at / 4);
  if (!Number.isInteger(at) || year < 0 || year > 9999) throw new RangeError(`${at} is no quarter of a calendar year`);
  return `${String(year).padStart(4, '0')}-Q${(at % 4) + 1}` as Quarter;
}

/** A number with the noun that it counts, as in `1,063 resources`; the plural takes an s. */
export function amount(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${Math.abs(count) === 1 ? '' : 's'}`;
}

/** A number with commas between its thousands. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

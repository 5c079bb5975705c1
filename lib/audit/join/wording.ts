const DAY_MS = 86_400_000;

/** A number with the noun that it counts: `1 resource`, `2 resources`. */
export function amountText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The day of an instant: `2026-11-22`. */
export function dayText(instant: string): string {
  return instant.slice(0, 10);
}

/** Whole days from an instant to another; negative where it lies ahead. */
export function daysSince(instant: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(instant)) / DAY_MS);
}

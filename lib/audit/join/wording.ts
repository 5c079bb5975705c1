const DAY_MS = 86_400_000;

/** The day of an instant: `2026-11-22`. */
export function dayText(instant: string): string {
  return instant.slice(0, 10);
}

/** Whole days from an instant to another; negative where it lies ahead. */
export function daysSince(instant: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(instant)) / DAY_MS);
}

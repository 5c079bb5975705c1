const DAY = 86_400_000;

/** GDPR article 12.3 gives one month; 30 days keep it in every month but a short February. */
const DAYS = 30;

/**
 * The day by which a request is answered: 30 days after receipt, or the same date of the next month where that is sooner
 * (GDPR article 12.3; Regulation 1182/71 article 3.2.c: where the next month lacks the date, its last day).
 *
 * @param receivedAt an instant
 * @returns the same time of that day, in UTC
 */
export function dueDate(receivedAt: Date): Date {
  const month = new Date(receivedAt);
  const date = month.getUTCDate();
  month.setUTCMonth(month.getUTCMonth() + 1);
  // A date that the next month lacks runs over into the month after it.
  if (month.getUTCDate() !== date) month.setUTCDate(0);
  return new Date(Math.min(month.getTime(), receivedAt.getTime() + DAYS * DAY));
}

/** So many days after an instant. */
export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY);
}

/**
 * Days that the record of an answered request stays: as long as Step Functions keeps an execution's history, and longer
 * than the 35 days for which a table can be brought back to a state from before the erasure.
 */
const RECORD_DAYS = 90;

/** From when the record of a request may go, in seconds since the epoch. */
export function recordExpiry(answeredAt: Date): number {
  return Math.floor(daysAfter(answeredAt, RECORD_DAYS).getTime() / 1_000);
}

const DAY = 24 * 60 * 60 * 1000;

/** A day of the calendar as `YYYY-MM-DD`, without time or zone. Two of them compare as text. */
export type CalendarDate = `${number}-${number}-${number}`;

/** The day on which an instant falls in UTC. */
export function calendarDateOf(instant: Date): CalendarDate {
  return instant.toISOString().slice(0, 10) as CalendarDate;
}

/** Days from one date to another; negative when the second is the earlier one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The date a number of days after another. */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  return calendarDateOf(new Date(Date.parse(date) + days * DAY));
}

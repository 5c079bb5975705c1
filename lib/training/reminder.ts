import { type CalendarDate, daysBetween } from '../exceptions/calendar-date';

/** Days before the end of access on which somebody is reminded. */
export const REMINDER_DAYS = [30, 7, 1] as const;

/** A reminder of {@link REMINDER_DAYS}. */
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/**
 * The most pressing reminder that the days left call for, so that a day on which nobody looked loses none;
 * `undefined` while there is time, and once access has ended.
 */
export function reminderOf(accessUntil: CalendarDate, today: CalendarDate): ReminderDays | undefined {
  const left = daysBetween(today, accessUntil);
  return left < 0 ? undefined : [...REMINDER_DAYS].reverse().find((days) => left <= days);
}

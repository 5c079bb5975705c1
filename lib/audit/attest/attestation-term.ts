import { type CalendarDate, calendarDateOf, daysAfter } from '../../exceptions/calendar-date';
import type { ProcessCheck } from '../../rules/process-checks';

/** The last day on which work counts that was done on a day. */
export function lastDay({ maxAgeDays }: Pick<ProcessCheck, 'maxAgeDays'>, on: CalendarDate): CalendarDate {
  return daysAfter(on, maxAgeDays);
}

/** Whether work that was done on a day no longer counts. */
export function isOver(check: Pick<ProcessCheck, 'maxAgeDays'>, on: CalendarDate, today: Date): boolean {
  return lastDay(check, on) < calendarDateOf(today);
}

/** A day of the calendar, or undefined for what is none, such as 30 February. */
export function calendarDay(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || calendarDateOf(instant) !== text ? undefined : calendarDateOf(instant);
}

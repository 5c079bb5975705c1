import { type CalendarDate, daysAfter, daysBetween } from '../exceptions/calendar-date';
import type { Currency } from './currency';

/** How many people stand how. */
export interface TrainingCounts {
  /** Everybody who works for the shop today. */
  readonly people: number;
  readonly current: number;
  /** Of those who are current: whose access ends within the days. */
  readonly due: number;
  readonly overdue: number;
}

/** Counts those who work for the shop today. */
export function trainingCounts(all: readonly Currency[], today: CalendarDate, days: number): TrainingCounts {
  const current = all.filter(({ state }) => state === 'current');
  const overdue = all.filter(({ state }) => state === 'overdue').length;
  return {
    people: current.length + overdue,
    current: current.length,
    due: current.filter((each) => isDue(each, today, days)).length,
    overdue,
  };
}

/**
 * Who is overdue, whose access ends within the days, and who begins to work here within them untrained; those who have the
 * least time first.
 */
export function dueWithin(all: readonly Currency[], today: CalendarDate, days: number): readonly Currency[] {
  const last = daysAfter(today, days);
  return all
    .filter((each) => {
      if (each.state === 'joining') return each.currentUntil === undefined && each.member.hiredOn <= last;
      return each.state === 'overdue' || isDue(each, today, days);
    })
    .sort((one, other) => daysLeft(one, today) - daysLeft(other, today));
}

/** Days until access ends, or until the day of hire of who is untrained; 0 and less where nothing may be touched. */
export function daysLeft({ state, accessUntil, member }: Currency, today: CalendarDate): number {
  if (accessUntil !== undefined) return daysBetween(today, accessUntil);
  return state === 'joining' ? daysBetween(today, member.hiredOn) : -1;
}

/** Whether somebody is current and their access ends within the days. */
export function isDue(each: Currency, today: CalendarDate, days: number): boolean {
  return each.state === 'current' && daysLeft(each, today) <= days;
}

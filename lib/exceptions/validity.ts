import { calendarDateOf, daysBetween } from './calendar-date';
import type { Exception } from './exception';

/** `expired` no longer excuses anything; `review-due` still does, and is a warning. */
export type Standing = 'valid' | 'expired' | 'review-due';

/** Whether an exception holds today. The last day counts as valid, in UTC. */
export function standing(exception: Exception, today: Date): Standing {
  if (daysLeft(exception, today) >= 0) return 'valid';
  return exception.kind === 'risk' ? 'expired' : 'review-due';
}

/** Days to the last day of an exception, or to its review: 0 on the day itself, negative after it. */
export function daysLeft(exception: Exception, today: Date): number {
  const lastDay = exception.kind === 'risk' ? exception.expires : exception.reviewBy;
  return daysBetween(calendarDateOf(today), lastDay);
}

import { longestInterval } from '../payment/schedule-interval';
import type { Position } from '../position';
import { compliant, unknown, type Verdict } from '../verdict';

/** A week that is spelled out is every day. */
const EVERY_DAY = /\b(MON-SUN|SUN-SAT|1-7)\b/i;

/**
 * Holds when the schedule expression at a position runs at least every so many days.
 *
 * @param mostDays the longest time between two runs, in days
 */
export function runsEvery(expression: Position, mostDays: number): Verdict {
  return expression.judge((value) => {
    if (value.kind !== 'scalar') return expression.satisfies(() => false, 'a schedule');
    const text = String(value.value);
    // Every cron expression without a year comes round within one.
    if (mostDays >= 365 && /^cron\(.*\s\*\s*\)$/.test(text.trim())) return compliant();
    const days = longestInterval(text.replace(EVERY_DAY, '*'));
    if (days === undefined) return unknown(expression.path, 'it does not tell plainly how often it runs');
    const expected = mostDays === 1 ? 'every day' : `at least every ${mostDays} days`;
    return days <= mostDays ? compliant() : expression.fault(value, `a run ${expected}`);
  });
}

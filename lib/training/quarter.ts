import { firstDayOf, type Quarter, quarterOf, quartersAfter } from '../controls/people/calendar-quarter';
import { type CalendarDate, daysAfter } from '../exceptions/calendar-date';

export {
  firstDayOf,
  parseQuarter,
  type Quarter,
  quarterOf,
  quartersAfter,
  quartersBetween,
  TRAINING_TAG,
} from '../controls/people/calendar-quarter';

/**
 * How many days a training counts: it is renewed at least once every 12 months.
 * Source: PCI DSS 4.0.1, 12.6.3 (training and acknowledgement), 6.2.2 (developers).
 */
export const TRAINING_DAYS = 365;

/** The last day of a quarter. */
export function lastDayOf(quarter: Quarter): CalendarDate {
  return daysAfter(firstDayOf(quartersAfter(quarter, 1)), -1);
}

/**
 * The last day on which a training counts: the `days`th after it was completed or acknowledged, whichever was earlier.
 *
 * @param days how many days it counts
 */
export function currentUntil(
  completedOn: CalendarDate,
  acknowledgedOn: CalendarDate,
  days: number = TRAINING_DAYS,
): CalendarDate {
  return daysAfter(completedOn < acknowledgedOn ? completedOn : acknowledgedOn, days);
}

/**
 * The last quarter that a training covers to its end: the value of the tag {@link TRAINING_TAG}. A policy can only tell
 * quarters apart, so a quarter in which the training ends does not count: nobody has access for longer than 12 months.
 * Who was trained in the middle of a quarter has access until the end of the third one after it.
 *
 * @param days how many days it counts; below about 90 it may cover no quarter, and the one before is given
 */
export function trainedThrough(
  completedOn: CalendarDate,
  acknowledgedOn: CalendarDate,
  days: number = TRAINING_DAYS,
): Quarter {
  const dayAfter = daysAfter(currentUntil(completedOn, acknowledgedOn, days), 1);
  return quartersAfter(quarterOf(new Date(dayAfter)), -1);
}

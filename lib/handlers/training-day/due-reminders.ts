import type { CalendarDate } from '../../exceptions/calendar-date';
import type { Currency } from '../../training/currency';
import { type ReminderDays, reminderOf } from '../../training/reminder';

/** That somebody is to be told how long their training still counts. */
export interface DueReminder {
  readonly person: string;
  readonly days: ReminderDays;
  /** The last day of their access. */
  readonly accessUntil: CalendarDate;
  /** What they must take again by then. */
  readonly courses: readonly string[];
}

/** Whom to remind on a day. */
export function dueReminders(all: readonly Currency[], today: CalendarDate): readonly DueReminder[] {
  return all.flatMap(({ member, state, accessUntil, currentUntil, trainedThrough, courses }) => {
    if (state !== 'current' || accessUntil === undefined) return [];
    const days = reminderOf(accessUntil, today);
    if (days === undefined) return [];
    const first = courses.filter(
      (course) => course.currentUntil === currentUntil || course.trainedThrough === trainedThrough,
    );
    return [{ person: member.person, days, accessUntil, courses: first.map(({ course }) => course) }];
  });
}

import type { CalendarDate } from '../../exceptions/calendar-date';
import { daysBetween } from '../../exceptions/calendar-date';
import { REMINDER_DAYS } from '../../training/reminder';
import type { DueReminder } from './due-reminders';

/** A message. */
export interface Notice {
  /** At most 100 characters of ASCII, which is what Amazon SNS takes. */
  readonly subject: string;
  readonly body: string;
}

/** What a person is mailed. */
export function reminderMail({ accessUntil, courses }: DueReminder, today: CalendarDate): Notice {
  const left = daysBetween(today, accessUntil);
  const when = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`;
  return {
    subject: `Your security training ends ${when}`,
    body: [
      `Your security training counts until ${accessUntil} (UTC).`,
      `Take and acknowledge again by then: ${courses.join(', ')}.`,
      'Afterwards you can no longer reach customer data until you did.',
    ].join('\n'),
  };
}

/** What the topic hears: how many, and nobody's name. */
export function reminderDigest(
  reminders: readonly DueReminder[],
  { overdue, table }: { readonly overdue: number; readonly table: string },
): Notice {
  const lines = REMINDER_DAYS.flatMap((days) => {
    const count = reminders.filter((reminder) => reminder.days === days).length;
    return count === 0 ? [] : [`${people(count)} with ${days === 1 ? '1 day' : `${days} days`} left or fewer`];
  });
  return {
    subject: `Security training is due: ${people(reminders.length)}`,
    body: [
      `Security training ends soon: ${lines.join('; ')}.`,
      `Overdue, and without access to customer data: ${people(overdue)}.`,
      `To see who: storefront-baseline training due --table ${table}`,
    ].join('\n'),
  };
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

import { NOTIFICATION_HOURS } from '../../incident/breach-deadline';
import type { BreachRecord } from '../../incident/breach-record';

/** Where a reminder sends its reader. */
export interface ReminderPlaces {
  /** Name of the parameter that holds the plan. */
  readonly plan: string;
  /** Name of the document that stops the clock. */
  readonly notificationRunbook: string;
}

/** A message of the topic. */
export interface Reminder {
  /** At most 100 characters of ASCII, which is what Amazon SNS takes. */
  readonly subject: string;
  readonly message: string;
}

/**
 * What the topic hears at an hour. It names the breach by its id and nothing else of it.
 *
 * @param hours one of `REMINDER_HOURS`
 */
export function reminderText(
  { breachId, source, awareAt, deadline }: BreachRecord,
  hours: number,
  { plan, notificationRunbook }: ReminderPlaces,
): Reminder {
  const isOver = hours >= NOTIFICATION_HOURS;
  const left = NOTIFICATION_HOURS - hours;
  const headline =
    hours === 0
      ? `the ${NOTIFICATION_HOURS}-hour clock runs`
      : isOver
        ? `${NOTIFICATION_HOURS} hours are over`
        : `${left} ${left === 1 ? 'hour' : 'hours'} left or fewer`;
  return {
    subject: `Personal data breach: ${headline}`,
    message: [
      `The breach ${breachId} (${source}) is open: ${headline}.`,
      `The shop has been aware since ${awareAt}. The supervisory authority must be notified by ${deadline} (GDPR article 33.1)${isOver ? ', and is now told the reasons for the delay too' : ''}.`,
      `Whom to call and whom to notify: parameter ${plan} of Systems Manager.`,
      `To stop the clock: run the document ${notificationRunbook}, with the notification or the reason why none is needed.`,
    ].join('\n'),
  };
}

const HOUR = 3_600_000;

/** Hours after becoming aware within which the supervisory authority is notified (GDPR article 33.1). */
export const NOTIFICATION_HOURS = 72;

/**
 * Hours after becoming aware at which the topic hears of an open breach. The first tells that the clock runs, the last
 * that it is over.
 */
export const REMINDER_HOURS: readonly number[] = [0, 24, 48, 60, 66, 71, NOTIFICATION_HOURS];

/** In place of an hour: nobody was reminded yet. */
export const NOT_REMINDED = -1;

/** The instant until which the authority is notified in time. */
export function deadlineOf(awareAt: Date): Date {
  return new Date(awareAt.getTime() + NOTIFICATION_HOURS * HOUR);
}

/** Hours until the deadline, with fractions; negative when it is over. */
export function hoursLeft(awareAt: Date, now: Date): number {
  return (deadlineOf(awareAt).getTime() - now.getTime()) / HOUR;
}

/**
 * The reminder that is due: the latest hour of {@link REMINDER_HOURS} that has passed and was not reminded of. Those that
 * it overtakes are left out, for they would tell what is no longer so.
 *
 * @param remindedAt the hour of the last reminder, or {@link NOT_REMINDED}
 */
export function reminderDue(awareAt: Date, remindedAt: number, now: Date): number | undefined {
  const passed = REMINDER_HOURS.filter((hours) => now.getTime() >= awareAt.getTime() + hours * HOUR);
  const latest = passed.at(-1);
  return latest !== undefined && latest > remindedAt ? latest : undefined;
}

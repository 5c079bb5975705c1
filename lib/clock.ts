/**
 * Where everything dated (expiries, rollouts, terms) learns the present day, so that a test or a report for another day
 * can give its own.
 */
export interface Clock {
  /** An instant of the present day. Only its calendar date in UTC counts. */
  today(): Date;
}

/**
 * The machine's clock. It does not honour `SOURCE_DATE_EPOCH`: build systems set that to the date of the last commit or to
 * 1980, and an exception would then outlive its expiry for as long as nobody commits.
 */
export const systemClock: Clock = { today: () => new Date() };

/** A clock that stands still. */
export function fixedClock(instant: Date): Clock {
  return { today: () => new Date(instant) };
}

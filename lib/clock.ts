import { UserError } from './errors';

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

/** CDK context: the day, as `yyyy-mm-dd`, by which constructs decide what is dated. For tests, and to preview a later day. */
export const TODAY_CONTEXT = 'storefront:today';

/**
 * The day by which a construct decides what is dated, such as whether a rule still counts. Two syntheses differ only
 * when a date lies between their days. Policy and exceptions are judged by the machine's clock whatever this says.
 *
 * @param scope the construct that asks
 * @throws UserError when the context holds something else than a calendar date
 */
export function presentDay(scope: { readonly node: { tryGetContext(key: string): unknown } }): Date {
  const given = scope.node.tryGetContext(TODAY_CONTEXT);
  if (given === undefined || given === null) return systemClock.today();
  const day =
    typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given) {
    throw new UserError(
      `context ${TODAY_CONTEXT} is ${JSON.stringify(given)}; write a calendar date such as 2026-12-31`,
    );
  }
  return day;
}

import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** At least once every seven days (PCI DSS 4.0.1 requirement 11.6.1). */
const LONGEST = Duration.days(7);

/** When a page is looked at. */
export interface MonitorSchedule {
  /** The fields of a cron expression in UTC. Synthetics has no rate above one hour, so both services get a cron. */
  readonly cron: { readonly minute: string; readonly hour: string; readonly day: string };
  /** The longest time between two looks, in hours. */
  readonly hours: number;
}

/** Not on the hour, when everybody's jobs run. */
const MINUTE = '17';
const HOUR = '3';

/**
 * The schedule that looks at least as often as the interval says.
 *
 * Days are counted within the month, so that looks come no later at its end. Seven days become six: one alarm can look
 * back over seven days at most ("PutMetricAlarm", Amazon CloudWatch API Reference), and must tell of a look that is late.
 *
 * @throws InvalidPropertyError when the interval is longer than seven days, or neither whole days nor a part of a day
 */
export function monitorSchedule(scope: Construct, interval: Duration = Duration.days(1)): MonitorSchedule {
  const hours = interval.toHours({ integral: false });
  if (hours > LONGEST.toHours()) {
    const mend = 'look at least every 7 days (PCI DSS 4.0.1 requirement 11.6.1)';
    throw new InvalidPropertyError(scope, 'interval', interval.toString(), mend);
  }
  if (hours >= 24 && hours % 24 === 0) {
    const days = Math.min(hours / 24, 6);
    const day = days === 1 ? '*' : `1/${days}`;
    return { cron: { minute: MINUTE, hour: HOUR, day }, hours: days * 24 };
  }
  if (Number.isInteger(hours) && 24 % hours === 0) {
    return { cron: { minute: MINUTE, hour: `0/${hours}`, day: '*' }, hours };
  }
  const mend = 'give 1, 2, 3, 4, 6, 8 or 12 hours, or whole days';
  throw new InvalidPropertyError(scope, 'interval', interval.toString(), mend);
}

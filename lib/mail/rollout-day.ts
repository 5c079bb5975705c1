import type { Construct } from 'constructs';
import { presentDay } from '../clock';
import { InvalidPropertyError } from '../errors';

/**
 * Whether the first day of a rollout has come, by {@link presentDay}. Without a day it always has.
 *
 * @param property the property that the day came from
 * @param day calendar date in UTC, `yyyy-mm-dd`
 * @throws InvalidPropertyError when it is no calendar date
 */
export function rolloutReached(scope: Construct, property: string, day: string | undefined): boolean {
  if (day === undefined) return true;
  const instant = new Date(`${day}T00:00:00Z`);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(instant.getTime());
  if (!valid || instant.toISOString().slice(0, 10) !== day) {
    throw new InvalidPropertyError(scope, property, day, 'write a calendar date such as 2026-12-31');
  }
  return day <= presentDay(scope).toISOString().slice(0, 10);
}

import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { presentDay } from '../clock';
import { InvalidPropertyError } from '../errors';

/** PCI DSS 4.0.1, 12.10.2: reviewed and tested at least once every 12 months. */
const MOST_DAYS = 365;

const DAY = 86_400_000;

/**
 * Warns when the plan was not reviewed or tested for more than 365 days.
 *
 * @param property `planReviewedOn` or `planTestedOn`
 * @param what what was done on that day, such as `reviewed`
 * @throws InvalidPropertyError when it is no calendar date, or lies in the future
 */
export function warnOfAge(scope: Construct, property: string, given: string, what: string): void {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given) {
    throw new InvalidPropertyError(scope, property, given, 'write a calendar date such as 2026-11-30');
  }
  const today = new Date(presentDay(scope).toISOString().slice(0, 10));
  const days = (today.getTime() - day.getTime()) / DAY;
  if (days < 0) throw new InvalidPropertyError(scope, property, given, 'give a day that has come');
  if (days > MOST_DAYS) {
    Annotations.of(scope).addWarningV2(
      `storefront-security-baseline:${property}`,
      `the incident plan was ${what} ${days} days ago, on ${given}; PCI DSS 4.0.1 requirement 12.10.2 asks for it every 12 months`,
    );
  }
}

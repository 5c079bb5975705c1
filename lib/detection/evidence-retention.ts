import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Audit logs are kept for at least twelve months (PCI DSS 4.0.1 requirement 10.5.1). */
const MINIMUM_DAYS = 365;

/** Thirteen months: the twelve that are required, and one in which an assessment can look back on them. */
export const DEFAULT_EVIDENCE_RETENTION = Duration.days(400);

/** @throws InvalidPropertyError when evidence would be kept for less than twelve months */
export function refuseShortRetention(scope: Construct, property: string, days: number): void {
  if (days < MINIMUM_DAYS) {
    throw new InvalidPropertyError(
      scope,
      property,
      `${days} days`,
      `keep audit logs for at least ${MINIMUM_DAYS} days (PCI DSS 4.0.1 requirement 10.5.1)`,
    );
  }
}

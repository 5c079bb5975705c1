import { Duration } from 'aws-cdk-lib';
import { BackupPlanRule, type IBackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** As long as point-in-time recovery looks back: damage that is found after a month can still be undone. */
const LEAST_RETENTION = Duration.days(35);

/** How long backups are kept. */
export interface BackupRetention {
  readonly daily: Duration;
  /** `undefined` where there are no monthly backups. */
  readonly monthly: Duration | undefined;
}

/**
 * How long backups are kept, as the properties of a vault say.
 *
 * @throws InvalidPropertyError when daily backups are kept for less than 35 days, or monthly ones no longer than those
 */
export function backupRetention(scope: Construct, daily = LEAST_RETENTION, monthly?: Duration): BackupRetention {
  const days = (duration: Duration) => `${duration.toDays()} days`;
  if (daily.toDays() < LEAST_RETENTION.toDays()) {
    throw new InvalidPropertyError(scope, 'retention', days(daily), `give at least ${days(LEAST_RETENTION)}`);
  }
  if (monthly !== undefined && monthly.toDays() <= daily.toDays()) {
    throw new InvalidPropertyError(
      scope,
      'monthlyRetention',
      days(monthly),
      `give more than the ${days(daily)} of daily backups, or leave it out`,
    );
  }
  return { daily, monthly };
}

/** The rules of the plan: every night, and on the first of each month where monthly backups are kept. Times in UTC. */
export function backupRules(retention: BackupRetention, copyTo: IBackupVault | undefined): readonly BackupPlanRule[] {
  const rule = (ruleName: string, deleteAfter: Duration, day: string) =>
    new BackupPlanRule({
      ruleName,
      scheduleExpression: Schedule.cron({ minute: '0', hour: '1', day }),
      startWindow: Duration.hours(2),
      completionWindow: Duration.hours(24),
      deleteAfter,
      ...(copyTo === undefined ? {} : { copyActions: [{ destinationBackupVault: copyTo, deleteAfter }] }),
    });
  return [
    rule('Daily', retention.daily, '*'),
    ...(retention.monthly === undefined ? [] : [rule('Monthly', retention.monthly, '1')]),
  ];
}

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, any, compliant, unknown, type Verdict } from '../verdict';
import { runsEvery } from './run-interval';

const RULES = 'BackupPlan.BackupPlanRule';
const LEAST_DAYS = 35;

/** Backups that no lifecycle ends are kept for ever (AWS Backup Developer Guide, "Lifecycle"). */
function keepsDailyBackups(rule: Position): Verdict {
  const schedule = rule.at('ScheduleExpression');
  const scheduled =
    schedule.absent().kind === 'compliant'
      ? unknown(schedule.path, 'it is absent, and AWS Backup chooses the time')
      : runsEvery(schedule, 1);
  const days = rule.at('Lifecycle.DeleteAfterDays');
  return all(
    any(scheduled, rule.at('EnableContinuousBackup').or(false).isTrue()),
    days.absent().kind === 'compliant' ? compliant() : days.atLeast(LEAST_DAYS),
    rule.at('Lifecycle.DeleteAfterEvent').noneOf(['DELETE_AFTER_COPY']),
  );
}

const example = (...BackupPlanRule: readonly object[]): Example => ({
  Resources: {
    Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'shop', BackupPlanRule } } },
  },
});
const rule = (ScheduleExpression: unknown, days: unknown, others: object = {}) => ({
  RuleName: 'daily',
  TargetBackupVault: 'shop',
  ScheduleExpression,
  Lifecycle: { DeleteAfterDays: days },
  ...others,
});

/** Damage that is found after a month can still be undone. */
export const backupPlanKeepsDailyBackups = control({
  id: 'BackupPlanKeepsDailyBackups',
  area: 'data',
  title: 'A backup plan backs up every day, and keeps that for at least 35 days',
  rationale: 'Who plants ransomware waits some weeks, until the clean backups have expired.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each('AWS::Backup::BackupPlan', (plan) =>
    plan.at(RULES).some(keepsDailyBackups, `no rule backs up every day and keeps it for at least ${LEAST_DAYS} days`),
  ),
  remedy: 'Use BackupVault, or a rule that runs daily with deleteAfter: Duration.days(35) or more.',
  detect: [
    managedRule('BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', {
      parameters: { requiredFrequencyUnit: 'days', requiredFrequencyValue: '1', requiredRetentionDays: '35' },
    }),
  ],
  examples: {
    compliant: [
      example(rule('cron(0 5 * * ? *)', 35)),
      example(rule('cron(0 * ? * * *)', 7), rule('cron(0 5 ? * MON-SUN *)', '120')),
      example(rule('cron(0 5 1 * ? *)', 35, { EnableContinuousBackup: true })),
      example({ RuleName: 'daily', TargetBackupVault: 'shop', ScheduleExpression: 'cron(30 5 ? * * *)' }),
    ],
    violating: [
      { faultAt: RULES, ...example(rule('cron(0 5 * * ? *)', 7)) },
      { faultAt: RULES, ...example(rule('cron(0 5 ? * SUN *)', 365)) },
      { faultAt: RULES, ...example(rule('cron(0 5 ? * SUN *)', 35), rule('cron(0 5 * * ? *)', 14)) },
    ],
    unknown: [
      { Parameters: { Days: { Type: 'Number' } }, ...example(rule('cron(0 5 * * ? *)', { Ref: 'Days' })) },
      example(rule(undefined, 35)),
    ],
  },
});

import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Properties of {@link BackupAlerts}. */
export interface BackupAlertsProps {
  /** Who is told: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /** Name of the vault whose lock and policy are watched. */
  readonly vaultName: string;
}

/** What a job comes to that has made no backup. */
const FAILED = ['FAILED', 'ABORTED', 'EXPIRED'];

/** Calls that take away what protects the backups of a vault, or the backups. */
const TAMPERING = [
  'DeleteBackupVault',
  'DeleteBackupVaultAccessPolicy',
  'DeleteBackupVaultLockConfiguration',
  'DeleteRecoveryPoint',
  'PutBackupVaultAccessPolicy',
  'PutBackupVaultLockConfiguration',
  'UpdateRecoveryPointLifecycle',
];

/**
 * Tells when a backup, a copy or a restore of the region fails, and when somebody reaches for a vault's lock, policy or
 * backups, or tries to.
 *
 * AWS Backup sends its events by best effort ("AWS Backup events", Amazon EventBridge Events Reference). A plan that no
 * longer runs sends none: the monthly restore test then finds no backup of the last week.
 *
 * Beforehand: for the second, a trail such as `AuditTrail` logs management events of the region.
 */
export class BackupAlerts extends Construct {
  /** Failed jobs of every vault in the region. */
  public readonly failures: events.Rule;
  /** Calls against the vault. */
  public readonly tampering: events.Rule;

  public constructor(scope: Construct, id: string, { topic, vaultName }: BackupAlertsProps) {
    super(scope, id);
    this.failures = new events.Rule(this, 'Failures', {
      description: 'Tells when a backup, a copy or a restore fails',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'],
        // Restore jobs say status, the others state ("Monitoring AWS Backup events using Amazon EventBridge").
        detail: { $or: [{ state: FAILED }, { status: FAILED }] },
      },
    });
    this.failures.addTarget(new targets.SnsTopic(topic, { message: failure() }));
    this.tampering = new events.Rule(this, 'Tampering', {
      description: 'Tells when somebody reaches for the protection of backups',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['backup.amazonaws.com'],
          eventName: TAMPERING,
          requestParameters: { backupVaultName: [vaultName] },
        },
      },
    });
    this.tampering.addTarget(new targets.SnsTopic(topic, { message: tampering() }));
  }
}

function failure(): events.RuleTargetInput {
  const field = events.EventField.fromPath;
  return events.RuleTargetInput.fromText(
    `AWS Backup: ${events.EventField.detailType}, ${field('$.detail.state')}${field('$.detail.status')}, ` +
      `${field('$.detail.resourceType')} ${field('$.detail.resourceArn')} in ${events.EventField.region}: ` +
      `${field('$.detail.statusMessage')}`,
  );
}

function tampering(): events.RuleTargetInput {
  const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
  return events.RuleTargetInput.fromText(
    `${field('userIdentity.arn')} called ${field('eventName')} on backup vault ` +
      `${field('requestParameters.backupVaultName')} from ${field('sourceIPAddress')}; error: ${field('errorCode')}.`,
  );
}

import { Duration } from 'aws-cdk-lib';
import type { LockConfiguration } from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Who can still lift the lock of a backup vault. */
export enum BackupLockMode {
  /** Whoever has `backup:DeleteBackupVaultLockConfiguration`. */
  GOVERNANCE = 'governance',
  /**
   * Nobody: not the root user, and not AWS. Backups are kept, and paid for, until they expire, even when the account
   * should close. It cannot be undone once the days of grace are over.
   */
  COMPLIANCE = 'compliance',
}

/** What somebody writes who has read what {@link BackupLockMode.COMPLIANCE} means. */
export const COMPLIANCE_LOCK_ACKNOWLEDGEMENT = 'IRREVERSIBLE';

/**
 * Days in which a compliance lock can still be taken back. AWS Backup asks for three at least ("AWS Backup Vault Lock",
 * AWS Backup Developer Guide); a week has a working day in it.
 */
const GRACE = Duration.days(7);

/** What {@link vaultLock} is made of. */
export interface VaultLockProps {
  readonly lockMode?: BackupLockMode;
  readonly complianceLockAcknowledgement?: string;
  /** The shortest and the longest time for which the vault's plan keeps backups. */
  readonly shortest: Duration;
  readonly longest: Duration;
}

/**
 * The lock of a vault that keeps backups neither shorter nor, by more than a day, longer than its plan says: AWS Backup fails every job that
 * asks for something else.
 *
 * @throws InvalidPropertyError when compliance mode is asked for without its acknowledgement, or the other way round
 */
export function vaultLock(scope: Construct, props: VaultLockProps): LockConfiguration {
  const { lockMode = BackupLockMode.GOVERNANCE, complianceLockAcknowledgement: word, shortest, longest } = props;
  const isCompliance = lockMode === BackupLockMode.COMPLIANCE;
  if (isCompliance && word !== COMPLIANCE_LOCK_ACKNOWLEDGEMENT) {
    throw new InvalidPropertyError(
      scope,
      'complianceLockAcknowledgement',
      word,
      `nobody can ever lift a compliance lock: write "${COMPLIANCE_LOCK_ACKNOWLEDGEMENT}" to mean it, or leave lockMode out`,
    );
  }
  if (!isCompliance && word !== undefined) {
    throw new InvalidPropertyError(
      scope,
      'complianceLockAcknowledgement',
      word,
      'leave it out: it belongs to BackupLockMode.COMPLIANCE',
    );
  }
  // The CDK asks for a longest retention above the shortest.
  const maxRetention = longest.plus(Duration.days(1));
  return { minRetention: shortest, maxRetention, ...(isCompliance ? { changeableFor: GRACE } : {}) };
}

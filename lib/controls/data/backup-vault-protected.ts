import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { isForEverybody, statementsOf } from '../policy-statement';
import type { Position } from '../position';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';

/** Holds where the policy denies everybody, but for named exceptions, to delete what the vault keeps. */
function deniesDeletion(document: Position): Verdict {
  const { statements, undecided } = statementsOf(document);
  const denies = statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      !statement.position.optional &&
      isForEverybody(statement) &&
      statement.actions.texts.some((pattern) => matchesAction(pattern, 'backup:DeleteRecoveryPoint')),
  );
  if (denies) return compliant();
  if (undecided !== undefined) return unknown(document.path, undecided);
  return violation(document.path, 'no statement denies everybody to delete recovery points');
}

const example = (Properties: object): Example => ({
  Resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'shop', ...Properties } } },
});
const deny = (Effect: string) => ({
  Statement: [{ Effect, Principal: { AWS: '*' }, Action: ['backup:DeleteRecoveryPoint'], Resource: '*' }],
});

/** Backups outlive whoever took over the account: a vault lock, or a policy, keeps them from being deleted. */
export const backupVaultProtected = control({
  id: 'BackupVaultProtected',
  area: 'data',
  title: 'Backups cannot be deleted by hand',
  rationale: 'Who encrypts a shop for ransom deletes its backups first.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each('AWS::Backup::BackupVault', (vault) =>
    any(vault.at('LockConfiguration.MinRetentionDays').atLeast(1), deniesDeletion(vault.at('AccessPolicy'))),
  ),
  remedy: 'Set lockConfiguration: { minRetention: Duration.days(35) }, or blockRecoveryPointDeletion: true.',
  detect: [managedRule('BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED')],
  examples: {
    compliant: [
      example({ LockConfiguration: { MinRetentionDays: '35' } }),
      example({ AccessPolicy: deny('Deny') }),
      example({ AccessPolicy: JSON.stringify(deny('Deny')) }),
    ],
    violating: [
      { faultAt: 'LockConfiguration.MinRetentionDays', ...example({}) },
      { faultAt: 'LockConfiguration.MinRetentionDays', ...example({ AccessPolicy: deny('Allow') }) },
    ],
    unknown: [
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example({ LockConfiguration: { MinRetentionDays: { Ref: 'Days' } } }),
      },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { customerManagedKey } from './customer-managed-key';

const example = (EncryptionKeyArn?: unknown): Example => ({
  Resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'shop', EncryptionKeyArn } } },
});

/** Backups are encrypted with a key of the account's own. */
export const backupVaultEncrypted = control({
  id: 'BackupVaultEncrypted',
  area: 'data',
  title: 'Backup vaults are encrypted with a customer managed key',
  rationale:
    'Backups under the key of AWS cannot be copied to another account, where a thief of this one does not reach them.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01', 'PR.DS-11'] },
  since: '0.1.0',
  check: each('AWS::Backup::BackupVault', (vault) => customerManagedKey(vault.at('EncryptionKeyArn'))),
  remedy: 'Set encryptionKey, such as the key of CustomerDataKey.',
  detect: none(
    'AWS Config has no managed rule for the key of a vault, and BACKUP_RECOVERY_POINT_ENCRYPTED takes the key of AWS too; a running one names its key by an ARN, which does not tell the keys of AWS from those of the account.',
  ),
  examples: {
    compliant: [example('arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555')],
    violating: [
      { faultAt: 'EncryptionKeyArn', ...example() },
      { faultAt: 'EncryptionKeyArn', ...example('arn:aws:kms:eu-west-1:111122223333:alias/aws/backup') },
    ],
    unknown: [{ Parameters: { Key: { Type: 'String' } }, ...example({ Ref: 'Key' }) }],
  },
});

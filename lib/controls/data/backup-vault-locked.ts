import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

const MINIMUM = 'LockConfiguration.MinRetentionDays';
const LEAST_DAYS = 35;

const example = (LockConfiguration?: object): Example => ({
  Resources: {
    Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'shop', LockConfiguration } },
  },
});

/** A vault lock refuses to delete a backup early, whoever asks; a policy can be taken away by who may edit the vault. */
export const backupVaultLocked = control({
  id: 'BackupVaultLocked',
  area: 'data',
  title: 'Backup vaults are locked for at least 35 days',
  rationale: 'Who took over an administrator first removes the policy that protects the backups, then the backups.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each('AWS::Backup::BackupVault', (vault) => vault.at(MINIMUM).atLeast(LEAST_DAYS)),
  remedy:
    'Set lockConfiguration: { minRetention: Duration.days(35) }; every rule of the plan must then keep as long. Add changeableFor only where nobody may ever lift the lock.',
  detect: single(),
  examples: {
    compliant: [example({ MinRetentionDays: 35 }), example({ MinRetentionDays: '90', ChangeableForDays: 7 })],
    violating: [
      { faultAt: MINIMUM, ...example() },
      { faultAt: MINIMUM, ...example({ MinRetentionDays: 7 }) },
      { faultAt: MINIMUM, ...example({ MaxRetentionDays: 365 }) },
    ],
    unknown: [{ Parameters: { Days: { Type: 'Number' } }, ...example({ MinRetentionDays: { Ref: 'Days' } }) }],
  },
});

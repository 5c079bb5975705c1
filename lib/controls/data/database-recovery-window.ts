import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { all } from '../verdict';
import { DATABASE_TYPES, isNoReplica, standsAlone } from './database-cluster-member';

const PERIOD = 'BackupRetentionPeriod';
const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/**
 * Databases keep automated backups for as long as RDS can: 35 days (Amazon RDS User Guide, "Backup retention period").
 * A week is asked for, more severely, by another control.
 */
export const databaseRecoveryWindow = control({
  id: 'DatabaseRecoveryWindow',
  area: 'data',
  title: 'Databases can be restored to any minute of the last 35 days',
  rationale: 'An error that falsifies a few orders a day is noticed at the end of the month, when a week is long over.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each(DATABASE_TYPES, (database) =>
    onlyWhere(all(standsAlone(database), isNoReplica(database)), database.at(PERIOD).atLeast(35)),
  ),
  remedy: 'Set backupRetention, or backup.retention on a cluster, to Duration.days(35).',
  detect: [
    managedRule('DB_INSTANCE_BACKUP_ENABLED', { parameters: { backupRetentionMinimum: '35' } }),
    managedRule('RDS_CLUSTER_BACKUP_RETENTION_CHECK', { parameters: { minimumBackupRetentionPeriod: '35' } }),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { BackupRetentionPeriod: '35' }),
      example('AWS::DocDB::DBCluster', { BackupRetentionPeriod: 35 }),
    ],
    violating: [
      { faultAt: PERIOD, ...example('AWS::RDS::DBCluster', { BackupRetentionPeriod: 7 }) },
      { faultAt: PERIOD, ...example('AWS::RDS::DBInstance', {}) },
    ],
    unknown: [
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example('AWS::RDS::DBCluster', { BackupRetentionPeriod: { Ref: 'Days' } }),
      },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { all } from '../verdict';
import { DATABASE_TYPES, isNoReplica, standsAlone } from './database-cluster-member';

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/** Databases can be restored to any minute of the last week. Read replicas have no backups of their own. */
export const databaseBackups = control({
  id: 'DatabaseBackups',
  area: 'data',
  title: 'Databases keep automated backups for at least seven days',
  rationale: 'RDS keeps one day unless told otherwise: damage found on Monday may then be beyond repair.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.1')],
    gdpr: ['32.1.c'],
    'nist-csf-2.0': ['PR.DS-11', 'RC.RP-03'],
  },
  since: '0.1.0',
  check: each(DATABASE_TYPES, (database) =>
    onlyWhere(all(standsAlone(database), isNoReplica(database)), database.at('BackupRetentionPeriod').atLeast(7)),
  ),
  remedy: 'Set backupRetention, or backup.retention on a cluster, to Duration.days(7) or more; 35 days is the most.',
  detect: [
    managedRule('DB_INSTANCE_BACKUP_ENABLED', { parameters: { backupRetentionMinimum: '7' } }),
    managedRule('RDS_CLUSTER_BACKUP_RETENTION_CHECK', { parameters: { minimumBackupRetentionPeriod: '7' } }),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { BackupRetentionPeriod: 7 }),
      example('AWS::RDS::DBCluster', { BackupRetentionPeriod: '35' }),
    ],
    violating: [
      { faultAt: 'BackupRetentionPeriod', ...example('AWS::RDS::DBInstance', {}) },
      { faultAt: 'BackupRetentionPeriod', ...example('AWS::RDS::DBInstance', { BackupRetentionPeriod: 0 }) },
      { faultAt: 'BackupRetentionPeriod', ...example('AWS::RDS::DBCluster', { BackupRetentionPeriod: 1 }) },
    ],
    unknown: [
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example('AWS::RDS::DBInstance', { BackupRetentionPeriod: { Ref: 'Days' } }),
      },
    ],
  },
});

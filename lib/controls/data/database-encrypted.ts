import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict } from '../verdict';
import { DATABASE_TYPES, standsAlone } from './database-cluster-member';

/**
 * Properties that name what a database is restored or copied from: it brings its encryption along (CloudFormation,
 * "AWS::RDS::DBInstance" and "AWS::RDS::DBCluster").
 */
const ORIGINS = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SnapshotIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDBInstanceAutomatedBackupsArn',
  'SourceDbiResourceId',
  'SourceDBClusterIdentifier',
  'ReplicationSourceIdentifier',
];

/** Instances of Aurora have no storage of their own, whether or not they name their cluster. */
function hasStorage(database: Resource): Verdict {
  const { type } = database;
  return type === 'AWS::RDS::DBInstance'
    ? database
        .at('Engine')
        .or('')
        .matches(/^(?!aurora)/i, 'no Aurora engine')
    : compliant();
}

function encrypted(database: Resource): Verdict {
  const setting = database.at('StorageEncrypted');
  const inherits = ORIGINS.some((origin) => database.at(origin).absent().kind !== 'compliant');
  if (inherits && setting.absent().kind === 'compliant') {
    return unknown(setting.path, 'the snapshot or source database decides it');
  }
  return setting.isTrue();
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/** Databases, their snapshots and replicas are encrypted at rest. */
export const databaseEncrypted = control({
  id: 'DatabaseEncrypted',
  area: 'data',
  title: 'Databases are encrypted at rest',
  rationale: 'Encryption cannot be switched on later: an unencrypted database leaves unencrypted snapshots for years.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['3.5.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(DATABASE_TYPES, (database) =>
    onlyWhere(all(standsAlone(database), hasStorage(database)), encrypted(database)),
  ),
  remedy: 'Set storageEncrypted: true and storageEncryptionKey on the instance or, for Aurora, on the cluster.',
  detect: [managedRule('RDS_STORAGE_ENCRYPTED'), managedRule('RDS_CLUSTER_ENCRYPTED_AT_REST')],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { StorageEncrypted: true }),
      example('AWS::RDS::DBCluster', { StorageEncrypted: 'true' }),
    ],
    violating: [
      { faultAt: 'StorageEncrypted', ...example('AWS::RDS::DBInstance', {}) },
      { faultAt: 'StorageEncrypted', ...example('AWS::RDS::DBCluster', { StorageEncrypted: false }) },
      { faultAt: 'StorageEncrypted', ...example('AWS::DocDB::DBCluster', {}) },
    ],
    unknown: [
      example('AWS::RDS::DBInstance', { DBSnapshotIdentifier: 'orders-before-the-move' }),
      {
        Parameters: { Encrypt: { Type: 'String' } },
        ...example('AWS::RDS::DBCluster', { StorageEncrypted: { Ref: 'Encrypt' } }),
      },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { customerManagedKey } from './customer-managed-key';
import { DATABASE_TYPES, isNoReplica, standsAlone } from './database-cluster-member';

const KEY = 'KmsKeyId';

/** Where a store says that it is encrypted at all; another control asks for that. */
const ENCRYPTED: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(DATABASE_TYPES.map((type) => [type, 'StorageEncrypted'])),
  'AWS::ElastiCache::ReplicationGroup': 'AtRestEncryptionEnabled',
  'AWS::EFS::FileSystem': 'Encrypted',
  'AWS::ElastiCache::ServerlessCache': undefined,
  'AWS::MemoryDB::Cluster': undefined,
  'AWS::Redshift::Cluster': undefined,
  'AWS::RedshiftServerless::Namespace': undefined,
};

/** A copy and what is made of a snapshot have the key of their source. */
const SOURCES = [
  'DBSnapshotIdentifier',
  'SnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SourceDBClusterIdentifier',
];

function judge(store: Resource): Verdict {
  const property = ENCRYPTED[store.type];
  const applies = [
    ...(property === undefined ? [] : [store.at(property).isTrue()]),
    ...(DATABASE_TYPES.includes(store.type) ? [standsAlone(store), isNoReplica(store)] : []),
    ...SOURCES.map((source) => store.at(source).absent()),
  ];
  return onlyWhere(all(...applies), customerManagedKey(store.at(KEY)));
}

const example = (Type: string, Properties: object): Example => ({
  Resources: { Orders: { Type, Properties }, OrdersKey: { Type: 'AWS::KMS::Key' } },
});
const key = { 'Fn::GetAtt': ['OrdersKey', 'Arn'] };

/** Stores that can be encrypted with a key of AWS are encrypted with one of the account's own. */
export const storeCustomerManagedKey = control({
  id: 'StoreCustomerManagedKey',
  area: 'data',
  title: 'Databases, caches, warehouses and file systems are encrypted with a customer managed key',
  rationale:
    'A snapshot under the key of AWS cannot go to another account for safety, and its use is neither granted apart nor shut off.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1'), judged('3.6.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(Object.keys(ENCRYPTED), judge),
  remedy: 'Set storageEncryptionKey, kmsKey or kmsKeyId to a key of your own, such as the key of CustomerDataKey.',
  detect: none(
    'The managed rules of AWS Config for these stores take the key of AWS too; a running one names its key by an ARN, which does not tell the keys of AWS from those of the account.',
  ),
  examples: {
    compliant: [
      example('AWS::RDS::DBCluster', { StorageEncrypted: true, KmsKeyId: key }),
      example('AWS::ElastiCache::ServerlessCache', { Engine: 'valkey', KmsKeyId: key }),
      example('AWS::EFS::FileSystem', { Encrypted: 'true', KmsKeyId: 'alias/shop' }),
    ],
    violating: [
      { faultAt: KEY, ...example('AWS::RDS::DBInstance', { StorageEncrypted: true }) },
      { faultAt: KEY, ...example('AWS::RDS::DBCluster', { StorageEncrypted: 'true', KmsKeyId: 'alias/aws/rds' }) },
      { faultAt: KEY, ...example('AWS::MemoryDB::Cluster', { ACLName: 'shop' }) },
    ],
    unknown: [
      {
        Parameters: { Key: { Type: 'String' } },
        ...example('AWS::EFS::FileSystem', { Encrypted: true, KmsKeyId: { Ref: 'Key' } }),
      },
    ],
  },
});

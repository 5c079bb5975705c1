import type { CfnResource } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { STANDS_ALONE_READS, standsAlone } from './database-engine';
import { type Concern, type Fact, isTrue, type Reading } from './fact';
import { isAbsent } from './given-value';
import { standsInRegion } from './own-key';

/** What a database is restored or copied from, and brings its encryption along. */
const ORIGINS = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SnapshotIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDBInstanceAutomatedBackupsArn',
  'SourceDbiResourceId',
  'SourceDBClusterIdentifier',
  'SourceDbClusterResourceId',
  'ReplicationSourceIdentifier',
];

/** How a database is encrypted. */
export interface DatabaseEncryption {
  readonly isInstance: boolean;
  readonly key: kms.IKey | undefined;
  readonly allowReplacement: boolean;
}

/** Encrypts the storage, which CloudFormation can do by replacement alone. */
export function encryptedDatabase(database: CfnResource, encryption: DatabaseEncryption): Fact {
  const { isInstance, key, allowReplacement } = encryption;
  const name = isInstance ? 'DBInstanceIdentifier' : 'DBClusterIdentifier';
  const concerns = (read: Reading): Concern => {
    const alone = isInstance ? standsAlone(read) : true;
    if (alone !== true) return alone;
    if (ORIGINS.some((origin) => !isAbsent(read(origin)))) return 'what it is restored or copied from decides that';
    if (allowReplacement && !isAbsent(read(name))) {
      return `CloudFormation replaces nothing that has a name of its own; change ${name}, or leave it out`;
    }
    return key === undefined ? true : standsInRegion(database, key);
  };
  return {
    title: 'is encrypted at rest',
    settings: [
      { path: 'StorageEncrypted', value: () => true, isStrict: isTrue },
      ...(key === undefined
        ? []
        : [{ path: 'KmsKeyId', value: () => key.keyArn, isStrict: () => true, isCompanion: true }]),
    ],
    reads: [...ORIGINS, ...STANDS_ALONE_READS, name],
    concerns,
  };
}

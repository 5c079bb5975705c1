import { verdictOf } from '../verdict-of';

const one = (id: string, Type: string, Properties: object) => verdictOf(id, 'It', { It: { Type, Properties } });

test.each([
  ['CacheAuthentication', 'AWS::ElastiCache::ServerlessCache', { Engine: 'memcached' }],
  ['CacheBackups', 'AWS::ElastiCache::CacheCluster', { Engine: 'memcached' }],
  ['DatabaseIamAuthentication', 'AWS::RDS::DBInstance', { Engine: 'oracle-se2' }],
  ['DatabaseIamAuthentication', 'AWS::RDS::DBInstance', { Engine: 'mysql', DBClusterIdentifier: 'orders' }],
  ['DatabaseIamAuthentication', 'AWS::RDS::DBCluster', { Engine: 'mysql', DBClusterInstanceClass: 'db.r6gd.large' }],
  ['DatabaseLogs', 'AWS::RDS::DBInstance', { DBClusterIdentifier: 'orders' }],
  ['FileSystemTls', 'AWS::ECS::TaskDefinition', { Volumes: [{ Name: 'tmp', Host: {} }] }],
  ['VolumeEncrypted', 'AWS::EC2::Instance', {}],
])('%s says nothing of %s with %j', (id, type, properties) => {
  expect(one(id, type, properties)).toBe('not-applicable');
});

test.each([
  ['a copy of another volume', { SourceVolumeId: 'vol-0123456789abcdef0' }, 'compliant'],
  ['made of a snapshot', { SnapshotId: 'snap-0123456789abcdef0' }, 'unknown'],
  ['made of a snapshot, and not encrypted', { SnapshotId: 'snap-0123456789abcdef0', Encrypted: false }, 'violation'],
  ['made of a snapshot, and encrypted', { SnapshotId: 'snap-0123456789abcdef0', Encrypted: true }, 'compliant'],
])('VolumeEncrypted of a volume %s', (_what, properties, expected) => {
  expect(one('VolumeEncrypted', 'AWS::EC2::Volume', properties)).toBe(expected);
});

const policy = (statement: object) => ({
  AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Resource: '*', ...statement }] },
});

test.each([
  ['denies everybody every deletion', policy({ Action: 'backup:Delete*' }), 'compliant'],
  [
    'denies one role',
    policy({ Action: 'backup:*', Principal: { AWS: 'arn:aws:iam::111122223333:role/ops' } }),
    'violation',
  ],
  ['denies something else', policy({ Action: 'backup:StartCopyJob' }), 'violation'],
  ['is known only at deployment', { AccessPolicy: { Ref: 'Unknown' } }, 'unknown'],
])('BackupVaultProtected of a policy that %s', (_what, properties, expected) => {
  expect(one('BackupVaultProtected', 'AWS::Backup::BackupVault', properties)).toBe(expected);
});

const bucketPolicy = (statement: object) => ({
  PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }] },
});
const owner = { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } };

test.each([
  ['the account itself', { Principal: owner }, 'compliant'],
  ['the account and a partner', { Principal: { AWS: [owner.AWS, '111122223333'] } }, 'violation'],
  ['a parameter', { Principal: { AWS: { Ref: 'Unknown' } } }, 'unknown'],
])('BucketPolicyActionsNamed of every action for %s', (_who, statement, expected) => {
  expect(one('BucketPolicyActionsNamed', 'AWS::S3::BucketPolicy', bucketPolicy(statement))).toBe(expected);
});

test.each([
  ['one encryption', { S3EncryptionMode: 'SSE-S3' }, 'compliant'],
  ['one that is off', { S3EncryptionMode: 'DISABLED' }, 'violation'],
  ['a list that is off', [{ S3EncryptionMode: 'DISABLED' }], 'violation'],
])('GlueEncrypted of %s', (_what, S3Encryptions, expected) => {
  const EncryptionConfiguration = {
    CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS' },
    JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' },
    S3Encryptions,
  };

  expect(one('GlueEncrypted', 'AWS::Glue::SecurityConfiguration', { EncryptionConfiguration })).toBe(expected);
});

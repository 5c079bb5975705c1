import { Duration, type Mixin } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { BucketHardening } from '../../lib/harden/bucket-hardening';
import { DatabaseHardening } from '../../lib/harden/database-hardening';
import { KeyHardening } from '../../lib/harden/key-hardening';
import { LogGroupHardening } from '../../lib/harden/log-group-hardening';
import { TableHardening } from '../../lib/harden/table-hardening';
import { type ExampleTemplate, hardened, WAYS } from './ways';

interface Case {
  readonly name: string;
  readonly type: string;
  readonly given: object;
  readonly mixin: () => Mixin;
  /** The given properties that stay as they are. */
  readonly stays: readonly string[];
  readonly warnings: readonly string[];
}

const parameter: ExampleTemplate['Parameters'] = { Value: { Type: 'String' } };
const hidden = { Ref: 'Value' };
const atDeployment = (title: string, path: string) => `${title}: ${path} is decided at deployment alone`;
const replaced = (title: string, path: string) =>
  `${title}: setting ${path} makes CloudFormation replace it by an empty one; set allowReplacement where it is not deployed yet, or its data has moved`;
const interrupted = (title: string, path: string) =>
  `${title}: setting ${path} can interrupt it; set allowInterruption to deploy that`;
const website = 'it serves a website, which needs public access; serve it through a distribution instead';

const bucket = { type: 'AWS::S3::Bucket', mixin: () => new BucketHardening() };
const instance = { type: 'AWS::RDS::DBInstance', mixin: () => new DatabaseHardening() };
const encrypted = { StorageEncrypted: true };
const group = { type: 'AWS::Logs::LogGroup', mixin: () => new LogGroupHardening() };

const CASES: readonly Case[] = [
  {
    ...bucket,
    name: 'a bucket whose versioning a parameter decides',
    given: { VersioningConfiguration: { Status: hidden } },
    stays: ['VersioningConfiguration'],
    warnings: [atDeployment('keeps previous versions', 'VersioningConfiguration.Status')],
  },
  {
    ...bucket,
    name: 'a bucket that serves a website',
    given: { WebsiteConfiguration: { IndexDocument: 'index.html' }, AccessControl: 'PublicRead' },
    stays: ['AccessControl', 'PublicAccessBlockConfiguration'],
    warnings: [
      `has no public access control list: ${website}`,
      ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map(
        (setting) => `blocks public access (${setting}): ${website}`,
      ),
    ],
  },
  {
    ...bucket,
    name: 'a bucket with access control lists',
    given: { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
    stays: ['OwnershipControls'],
    warnings: [
      'has no access control lists: what relies on such lists, as CloudFront legacy logs do, would stop; set allowAclRemoval if nothing does',
    ],
  },
  {
    ...bucket,
    mixin: () => new BucketHardening({ allowAclRemoval: true }),
    name: 'a bucket whose list the log delivery group needs',
    given: {
      AccessControl: 'LogDeliveryWrite',
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
    },
    stays: ['AccessControl', 'OwnershipControls'],
    warnings: ['has no access control lists: its AccessControl needs such lists; take that out first'],
  },
  {
    ...instance,
    name: 'an unencrypted instance',
    given: { Engine: 'postgres' },
    stays: ['StorageEncrypted'],
    warnings: [replaced('is encrypted at rest', 'StorageEncrypted')],
  },
  {
    ...instance,
    name: 'an instance whose backups and upgrades are off',
    given: { ...encrypted, Engine: 'postgres', BackupRetentionPeriod: 0, AutoMinorVersionUpgrade: false },
    stays: ['BackupRetentionPeriod', 'AutoMinorVersionUpgrade'],
    warnings: [
      interrupted('keeps automated backups for 7 days', 'BackupRetentionPeriod'),
      interrupted('takes minor upgrades by itself', 'AutoMinorVersionUpgrade'),
    ],
  },
  {
    ...instance,
    name: 'an instance with a name, which cannot be replaced',
    mixin: () => new DatabaseHardening({ allowReplacement: true }),
    given: { Engine: 'postgres', DBInstanceIdentifier: 'orders' },
    stays: ['StorageEncrypted', 'DBInstanceIdentifier'],
    warnings: [
      'is encrypted at rest: CloudFormation replaces nothing that has a name of its own; change DBInstanceIdentifier, or leave it out',
    ],
  },
  {
    ...instance,
    name: 'an instance that is restored from a snapshot',
    mixin: () => new DatabaseHardening({ allowReplacement: true }),
    given: { Engine: 'postgres', DBSnapshotIdentifier: 'before-the-move' },
    stays: ['StorageEncrypted'],
    warnings: ['is encrypted at rest: what it is restored or copied from decides that'],
  },
  {
    ...instance,
    name: 'an instance whose engine a parameter decides',
    given: {
      ...encrypted,
      DeletionProtection: true,
      BackupRetentionPeriod: 7,
      CopyTagsToSnapshot: true,
      Engine: hidden,
    },
    stays: ['EnableIAMDatabaseAuthentication', 'EnableCloudwatchLogsExports'],
    warnings: [
      'accepts IAM roles instead of passwords: its Engine is decided at deployment alone',
      'delivers its logs: its Engine is decided at deployment alone',
    ],
  },
  {
    name: 'a Multi-AZ cluster with a public address',
    type: 'AWS::RDS::DBCluster',
    mixin: () => new DatabaseHardening(),
    given: { ...encrypted, Engine: 'mysql', DBClusterInstanceClass: 'db.r6gd.large', PubliclyAccessible: true },
    stays: ['PubliclyAccessible'],
    warnings: [replaced('has no public address', 'PubliclyAccessible')],
  },
  {
    ...group,
    name: 'a log group that keeps events for ever',
    given: {},
    stays: ['RetentionInDays'],
    warnings: [
      'keeps events for 365 days, and no longer than it says: it keeps events for ever, and a period deletes the older ones; set allowExpiry to deploy that',
    ],
  },
  {
    ...group,
    name: 'a log group that only passes events on',
    given: { LogGroupClass: 'DELIVERY' },
    stays: ['RetentionInDays'],
    warnings: [],
  },
  {
    name: 'a key whose material comes from outside',
    type: 'AWS::KMS::Key',
    mixin: () => new KeyHardening(),
    given: { Origin: 'EXTERNAL', KeyPolicy: {} },
    stays: ['EnableKeyRotation'],
    warnings: [],
  },
  {
    name: 'a key whose kind a parameter decides',
    type: 'AWS::KMS::Key',
    mixin: () => new KeyHardening(),
    given: { KeySpec: hidden, KeyPolicy: {} },
    stays: ['EnableKeyRotation'],
    warnings: ['rotates once a year: its KeySpec is decided at deployment alone'],
  },
  {
    name: 'a table whose recovery a parameter decides',
    type: 'AWS::DynamoDB::Table',
    mixin: () => new TableHardening(),
    given: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: hidden } },
    stays: ['PointInTimeRecoverySpecification'],
    warnings: [
      atDeployment('can be restored to a point in time', 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled'),
    ],
  },
];

describe.each(Object.keys(WAYS))('made as %s', (way) => {
  test.each(CASES.map((one) => [one.name, one] as const))('%s is left alone', (_name, one) => {
    const { type, given, mixin, stays, warnings } = one;
    const example = { Parameters: parameter, Resources: { Orders: { Type: type, Properties: given } } };
    const before = hardened(way, example);
    const after = hardened(way, example, mixin());

    expect(after.warnings).toEqual(warnings);
    for (const name of stays) expect([name, after.properties[name]]).toEqual([name, before.properties[name]]);
  });
});

describe('what a prop allows', () => {
  const [way = ''] = Object.keys(WAYS);
  const orders = (Type: string, Properties: object) => ({ Resources: { Orders: { Type, Properties } } });

  test('a longer period, where there is one', () => {
    const given = orders('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    const mixin = new LogGroupHardening({ retention: logs.RetentionDays.TWO_YEARS });

    expect(hardened(way, given, mixin)).toMatchObject({ properties: { RetentionInDays: 731 }, warnings: [] });
  });

  test('backups that were off, with an interruption', () => {
    const given = orders('AWS::RDS::DBInstance', { ...encrypted, Engine: 'postgres', BackupRetentionPeriod: 0 });
    const mixin = new DatabaseHardening({ allowInterruption: true, backupRetention: Duration.days(14) });

    expect(hardened(way, given, mixin)).toMatchObject({ properties: { BackupRetentionPeriod: 14 }, warnings: [] });
  });

  test('more days of backups, without one', () => {
    const given = orders('AWS::RDS::DBInstance', { ...encrypted, Engine: 'postgres', BackupRetentionPeriod: 1 });

    expect(hardened(way, given, new DatabaseHardening())).toMatchObject({
      properties: { BackupRetentionPeriod: 7 },
      warnings: [],
    });
  });
});

test.each([
  ['postgres', ['postgresql'], true],
  ['mysql', ['error'], true],
  ['mariadb', ['error'], true],
  ['sqlserver-ex', ['error'], undefined],
  ['oracle-ee', ['alert', 'audit'], undefined],
  ['db2-se', ['diag.log', 'notify.log'], undefined],
  ['custom-oracle-ee', undefined, undefined],
  ['aurora-postgresql', undefined, undefined],
])('an instance of %s delivers the logs %j and takes roles: %s', (Engine, logsOfEngine, roles) => {
  const example = { Resources: { Orders: { Type: 'AWS::RDS::DBInstance', Properties: { ...encrypted, Engine } } } };
  const { properties } = hardened('CfnInclude', example, new DatabaseHardening());

  expect(properties.EnableCloudwatchLogsExports).toEqual(logsOfEngine);
  expect(properties.EnableIAMDatabaseAuthentication).toBe(roles);
});

test.each([
  ['aurora-mysql', { Engine: 'aurora-mysql' }, ['audit', 'error'], true],
  ['aurora-postgresql', { Engine: 'aurora-postgresql' }, ['postgresql'], true],
  ['Multi-AZ postgres', { Engine: 'postgres', DBClusterInstanceClass: 'db.r6gd.large' }, ['postgresql'], undefined],
  ['serverless v1', { Engine: 'aurora-mysql', EngineMode: 'serverless' }, undefined, undefined],
])('a cluster of %s', (_name, Properties, logsOfEngine, roles) => {
  const example = {
    Resources: { Orders: { Type: 'AWS::RDS::DBCluster', Properties: { ...encrypted, ...Properties } } },
  };
  const { properties } = hardened('CfnInclude', example, new DatabaseHardening());

  expect(properties.EnableCloudwatchLogsExports).toEqual(logsOfEngine);
  expect(properties.EnableIAMDatabaseAuthentication).toBe(roles);
});

test.each([
  ['a member of a cluster', { Engine: 'aurora-mysql', DBClusterIdentifier: 'orders' }],
  ['an Aurora instance', { Engine: 'aurora-mysql' }],
])('%s is only taken from the internet', (_name, Properties) => {
  const example = { Resources: { Orders: { Type: 'AWS::RDS::DBInstance', Properties } } };

  expect(hardened('CfnInclude', example, new DatabaseHardening())).toMatchObject({
    properties: { ...Properties, PubliclyAccessible: false },
    warnings: [],
  });
});

describe('bad props', () => {
  test.each([
    [logs.RetentionDays.SIX_MONTHS, 180],
    [logs.RetentionDays.INFINITE, 9999],
  ])('a retention of %s', (retention, days) => {
    expect(() => new LogGroupHardening({ retention })).toThrow(
      `LogGroupHardening: retention is ${days}; give 365 days or more, and an end`,
    );
  });

  test.each([6, 36])('backups of %s days', (days) => {
    expect(() => new DatabaseHardening({ backupRetention: Duration.days(days) })).toThrow(
      `DatabaseHardening: backupRetention is "${days} days"; give 7 to 35 days, the most that RDS keeps`,
    );
  });
});

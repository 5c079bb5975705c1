import { verdictOf } from '../verdict-of';

const TABLE = 'AWS::DynamoDB::Table';
const SELECTION = 'AWS::Backup::BackupSelection';
const selects = (BackupSelection: object) => ({ Type: SELECTION, Properties: { BackupPlanId: 'p', BackupSelection } });
const arn = { 'Fn::GetAtt': ['It', 'Arn'] };

test.each([
  ['its own ARN', { Resources: [arn] }, 'compliant'],
  ['its name inside an ARN', { Resources: [{ 'Fn::Sub': 'arn:aws:dynamodb:eu-west-1:1:table/${It}' }] }, 'compliant'],
  ['everything', { Resources: ['*'] }, 'compliant'],
  ['its own ARN, under conditions', { Resources: [arn], Conditions: { StringEquals: [] } }, 'unknown'],
  ['everything but some', { Resources: ['*'], NotResources: ['arn:aws:s3:::logs'] }, 'unknown'],
  ['by tag', { ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'k', ConditionValue: 'v' }] }, 'unknown'],
  ['by a parameter', { Resources: [{ Ref: 'Unknown' }] }, 'unknown'],
  ['another table', { Resources: ['arn:aws:dynamodb:eu-west-1:1:table/other'] }, 'violation'],
])('StoreInBackupPlan of a table where a selection names %s', (_what, selection, expected) => {
  expect(verdictOf('StoreInBackupPlan', 'It', { It: { Type: TABLE }, Selection: selects(selection) })).toBe(expected);
});

test.each([
  ['an instance of a cluster', 'AWS::RDS::DBInstance', { DBClusterIdentifier: 'orders' }, 'not-applicable'],
  ['a read replica', 'AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'orders' }, 'not-applicable'],
  ['a database', 'AWS::RDS::DBInstance', {}, 'violation'],
  [
    'a file system with automatic backups',
    'AWS::EFS::FileSystem',
    { BackupPolicy: { Status: 'ENABLED' } },
    'compliant',
  ],
  [
    'a file system without automatic backups',
    'AWS::EFS::FileSystem',
    { BackupPolicy: { Status: 'DISABLED' } },
    'violation',
  ],
])('StoreInBackupPlan of %s that no selection names', (_what, Type, Properties, expected) => {
  expect(verdictOf('StoreInBackupPlan', 'It', { It: { Type, Properties } })).toBe(expected);
});

const plan = (rule: object) => ({
  It: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: { BackupPlan: { BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: 'v', ...rule }] } },
  },
});
const kept = (DeleteAfterDays: unknown) => ({ Lifecycle: { DeleteAfterDays } });

test.each([
  ['every hour', 'cron(0 * ? * * *)', 'compliant'],
  ['every day of the week, spelled out', 'cron(0 5 ? * SUN-SAT *)', 'compliant'],
  ['on working days', 'cron(0 5 ? * MON-FRI *)', 'violation'],
  ['every second day', 'cron(0 5 1/2 * ? *)', 'violation'],
  ['in a way that is not plain', 'cron(0 5 L * ? *)', 'unknown'],
])('BackupPlanKeepsDailyBackups of a rule that runs %s', (_when, ScheduleExpression, expected) => {
  expect(verdictOf('BackupPlanKeepsDailyBackups', 'It', plan({ ScheduleExpression, ...kept(35) }))).toBe(expected);
});

test.each([
  ['34 days', kept(34), 'violation'],
  ['35 days', kept(35), 'compliant'],
  ['for ever', {}, 'compliant'],
  ['until it was copied', { Lifecycle: { DeleteAfterEvent: 'DELETE_AFTER_COPY' } }, 'violation'],
])('BackupPlanKeepsDailyBackups of a rule that keeps for %s', (_long, lifecycle, expected) => {
  const rule = plan({ ScheduleExpression: 'cron(0 5 * * ? *)', ...lifecycle });

  expect(verdictOf('BackupPlanKeepsDailyBackups', 'It', rule)).toBe(expected);
});

const restoreTest = (ScheduleExpression: string) => ({
  It: { Type: 'AWS::Backup::BackupPlan', Properties: {} },
  Test: { Type: 'AWS::Backup::RestoreTestingPlan', Properties: { RestoreTestingPlanName: 't', ScheduleExpression } },
  Tables: { Type: 'AWS::Backup::RestoreTestingSelection', Properties: { RestoreTestingPlanName: { Ref: 'Test' } } },
});

test.each([
  ['once a year', 'cron(0 5 1 1 ? *)', 'compliant'],
  ['in one year alone', 'cron(0 5 1 * ? 2026)', 'unknown'],
  ['every 400 days', 'rate(400 days)', 'violation'],
])('BackupsRestoreTested where the test runs %s', (_when, schedule, expected) => {
  expect(verdictOf('BackupsRestoreTested', 'It', restoreTest(schedule))).toBe(expected);
});

test.each([
  ['a table without recovery', 'TableRecoveryWindow', TABLE, {}],
  ['a member of a cluster', 'DatabaseRecoveryWindow', 'AWS::RDS::DBInstance', { DBClusterIdentifier: 'orders' }],
  ['a member of a cluster', 'DatabaseSnapshotTags', 'AWS::RDS::DBInstance', { DBClusterIdentifier: 'orders' }],
  ['a database without insights', 'DatabaseInsightsEncrypted', 'AWS::RDS::DBInstance', {}],
  ['a password of the shop', 'DatabaseSecretCustomerManagedKey', 'AWS::RDS::DBCluster', {}],
  ['a secret without copies', 'SecretReplicaCustomerManagedKey', 'AWS::SecretsManager::Secret', {}],
  ['a database that is not encrypted', 'StoreCustomerManagedKey', 'AWS::RDS::DBInstance', {}],
  [
    'a database made of a snapshot',
    'StoreCustomerManagedKey',
    'AWS::RDS::DBCluster',
    { StorageEncrypted: true, SnapshotIdentifier: 'orders' },
  ],
])('of %s, %s says nothing', (_what, id, Type, Properties) => {
  expect(verdictOf(id, 'It', { It: { Type, Properties } })).toBe('not-applicable');
});

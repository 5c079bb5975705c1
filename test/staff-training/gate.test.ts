import { daysAfter } from '../../lib/exceptions/calendar-date';
import { firstDayOf, type Quarter, quartersAfter } from '../../lib/training/quarter';
import { type Attachment, gateVerdict } from './gate-verdict';
import { ACCOUNT, documentsOf, KEY_ID, namedGate, POOL, roleArn } from './gated-shop';

const { gate, stack } = namedGate();
const boundary = namedGate({ databaseClusters: [], athenaWorkgroups: [] });
const bounding = boundary.gate.permissionsBoundary('Boundary');
const policies = documentsOf(stack);

/** The ways to attach the gate, and what is attached. */
const FORMS: readonly (readonly [string, Attachment, readonly object[]])[] = [
  ['managed policies', 'policy', policies],
  ['a permissions boundary', 'boundary', [boundary.stack.resolve(bounding.document)]],
  ['a service control policy', 'service-control-policy', [JSON.parse(gate.serviceControlPolicy())]],
  ['the inline policy of a permission set', 'policy', [JSON.parse(gate.permissionSetInlinePolicy())]],
];

/** Somebody of whom every form speaks, and the role for emergencies. */
const STAFF = roleArn('aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Support_0a1b2c3d4e5f6a7b');
const READ = { action: 'dynamodb:GetItem', resource: `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/orders` };
const allowed = 'Allowed';
const denied = 'ExplicitlyDenied';

/** This quarter, the five next ones, and the days around each edge. */
const QUARTERS: readonly Quarter[] = ['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4', '2028-Q1'];
const lastSecond = (quarter: Quarter) => `${daysAfter(firstDayOf(quartersAfter(quarter, 1)), -1)}T23:59:59Z`;
const firstSecond = (quarter: Quarter) => `${firstDayOf(quarter)}T00:00:00Z`;
const secondSecond = (quarter: Quarter) => `${firstDayOf(quarter)}T00:00:01Z`;

describe.each(FORMS)('as %s', (_, attachment, documents) => {
  const verdict = (at: string, tag: string | undefined, principal = STAFF) =>
    gateVerdict(documents, { ...READ, at, tag, principal }, attachment);

  describe.each(QUARTERS)('in %s', (quarter) => {
    const before = quartersAfter(quarter, -1);
    const next = quartersAfter(quarter, 1);

    test.each([
      ['who is trained through it, from its first second', firstSecond(quarter), quarter, allowed],
      ['who is trained through it, a second later', secondSecond(quarter), quarter, allowed],
      ['who is trained through it, in its last second', lastSecond(quarter), quarter, allowed],
      ['who is trained through the next one', firstSecond(quarter), next, allowed],
      ['who is trained through the fourth after it', lastSecond(quarter), quartersAfter(quarter, 4), allowed],
      ['who was trained through the one before, from its first second', firstSecond(quarter), before, denied],
      ['who was trained through the one before, in its last second', lastSecond(quarter), before, denied],
      ['who was trained a year before', firstSecond(quarter), quartersAfter(quarter, -4), denied],
      ['who has no tag', firstSecond(quarter), undefined, denied],
      ['who has an empty tag', firstSecond(quarter), '', denied],
      ['who has a tag in lower case', firstSecond(quarter), quarter.toLowerCase(), denied],
      ['who has a tag with a wildcard', firstSecond(quarter), '*', denied],
      ['who has a date as tag', firstSecond(quarter), '2099-12-31', denied],
      ['who has a quarter that no training reaches', firstSecond(quarter), '2099-Q4', denied],
    ])('%s', async (_who, at, tag, expected) => {
      expect(await verdict(at, tag)).toBe(expected);
    });

    test('lets the role for emergencies through, untagged', async () => {
      expect(await verdict(firstSecond(quarter), undefined, roleArn('break-glass'))).toBe(allowed);
    });
  });

  test('who was trained through a quarter keeps access to its last second only', async () => {
    expect(await verdict('2026-12-31T23:59:59Z', '2026-Q4')).toBe(allowed);
    expect(await verdict('2027-01-01T00:00:00Z', '2026-Q4')).toBe(denied);
  });

  test.each(['2028-Q2', '2029-Q1', '2030-Q4'])('after the ladder, %s is denied with everybody', async (tag) => {
    expect(await verdict('2028-03-31T23:59:59Z', '2028-Q1')).toBe(allowed);
    expect(await verdict('2028-04-01T00:00:00Z', tag)).toBe(denied);
    expect(await verdict('2031-01-01T00:00:00Z', tag)).toBe(denied);
    expect(await verdict('2031-01-01T00:00:00Z', tag, roleArn('break-glass'))).toBe(allowed);
  });

  test('a clock that runs behind the ladder lets nobody in by an old tag', async () => {
    expect(await verdict('2020-01-01T00:00:00Z', '2020-Q1')).toBe(denied);
    expect(await verdict('2020-01-01T00:00:00Z', undefined)).toBe(denied);
  });
});

const table = `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/orders`;
const group = `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:/shop/orders`;
const pool = `arn:aws:cognito-idp:eu-central-1:${ACCOUNT}:userpool/${POOL}`;
const key = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/${KEY_ID}`;
const cluster = `arn:aws:rds:eu-central-1:${ACCOUNT}:cluster:customers`;

describe('of the actions, as managed policies', () => {
  const verdict = (action: string, resource: string, tag?: string) =>
    gateVerdict(policies, { action, resource, tag, at: '2026-11-22T12:00:00Z' });

  test.each([
    ['kms:Decrypt', key],
    ['kms:ReEncryptFrom', key],
    ['kms:CreateGrant', key],
    ['dynamodb:GetItem', table],
    ['dynamodb:BatchGetItem', table],
    ['dynamodb:PutItem', table],
    ['dynamodb:UpdateItem', table],
    ['dynamodb:DeleteItem', table],
    ['dynamodb:Query', table],
    ['dynamodb:Query', `${table}/index/byEmail`],
    ['dynamodb:Scan', `${table}/index/byEmail`],
    ['dynamodb:PartiQLSelect', table],
    ['dynamodb:GetRecords', `${table}/stream/2026-01-01T00:00:00.000`],
    ['dynamodb:ExportTableToPointInTime', table],
    ['dynamodb:RestoreTableToPointInTime', table],
    ['dynamodb:RestoreTableFromBackup', `${table}/backup/01489602797149-73d8d5bc`],
    ['dynamodb:GetItem', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`],
    ['s3:GetObject', 'arn:aws:s3:::order-documents/2026/1.pdf'],
    ['s3:GetObjectVersion', 'arn:aws:s3:::order-documents/2026/1.pdf'],
    ['logs:GetLogEvents', `${group}:log-stream:a`],
    ['logs:FilterLogEvents', group],
    ['logs:FilterLogEvents', `${group}:log-stream:`],
    ['logs:StartQuery', group],
    ['logs:StartLiveTail', group],
    ['logs:Unmask', group],
    ['logs:CreateExportTask', group],
    ['cognito-idp:AdminGetUser', pool],
    ['cognito-idp:AdminSetUserPassword', pool],
    ['cognito-idp:ListUsers', pool],
    ['cognito-idp:ListUsersInGroup', pool],
    ['rds-data:ExecuteStatement', cluster],
    ['rds-data:BatchExecuteStatement', cluster],
    ['rds-db:connect', `arn:aws:rds-db:eu-central-1:${ACCOUNT}:dbuser:cluster-ABCDEFGHIJ/reader`],
    ['rds:RestoreDBClusterToPointInTime', cluster],
    ['athena:StartQueryExecution', `arn:aws:athena:eu-central-1:${ACCOUNT}:workgroup/analysts`],
    ['athena:GetQueryResults', `arn:aws:athena:eu-central-1:${ACCOUNT}:workgroup/analysts`],
    ['backup:StartRestoreJob', `arn:aws:backup:eu-central-1:${ACCOUNT}:recovery-point:1EB3B5E7`],
    ['backup:StartRestoreJob', `arn:aws:rds:eu-central-1:${ACCOUNT}:cluster-snapshot:awsbackup:job-1`],
  ])('%s on %s wants a training', async (action, resource) => {
    expect(await verdict(action, resource)).toBe(denied);
    expect(await verdict(action, resource, '2026-Q3')).toBe(denied);
    expect(await verdict(action, resource, '2026-Q4')).toBe(allowed);
  });

  test.each([
    ['kms:Decrypt', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/99999999-2222-3333-4444-555555555555`],
    ['kms:DescribeKey', key],
    ['dynamodb:GetItem', `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/orders-public`],
    ['dynamodb:DescribeTable', table],
    ['s3:GetObject', 'arn:aws:s3:::assets/logo.svg'],
    ['s3:ListBucket', 'arn:aws:s3:::order-documents'],
    ['logs:GetLogEvents', `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:/shop/orders-2:log-stream:a`],
    ['logs:PutRetentionPolicy', group],
    ['cognito-idp:DescribeUserPool', pool],
    ['rds:DescribeDBClusters', cluster],
    ['athena:GetQueryResults', `arn:aws:athena:eu-central-1:${ACCOUNT}:workgroup/primary`],
    ['backup:StartBackupJob', `arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:daily`],
    ['cloudformation:DescribeStacks', `arn:aws:cloudformation:eu-central-1:${ACCOUNT}:stack/Shop/1`],
    ['lambda:InvokeFunction', `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:orders`],
  ])('%s on %s wants none', async (action, resource) => {
    expect(await verdict(action, resource)).toBe(allowed);
  });
});

describe('the service control policy', () => {
  const document = [JSON.parse(gate.serviceControlPolicy(['arn:*:iam::*:role/okta/*']))];
  const verdict = (principal: string, tag?: string, resource = 'arn:aws:s3:::elsewhere/a') =>
    gateVerdict(
      document,
      { action: 's3:GetObject', resource, principal, tag, at: '2026-11-22T12:00:00Z' },
      'service-control-policy',
    );

  test('speaks of every store of its accounts', async () => {
    expect(await verdict(STAFF)).toBe(denied);
    expect(await verdict(STAFF, '2026-Q4')).toBe(allowed);
  });

  test.each([
    ['a function', roleArn('Shop-Orders-Function'), allowed],
    ['an IAM user', `arn:aws:iam::${ACCOUNT}:user/alice`, denied],
    ['a role of a SAML provider', roleArn('okta/support'), denied],
    ['a role for emergencies', roleArn('break-glass'), allowed],
  ])('of %s: %s is %s', async (_who, principal, expected) => {
    expect(await verdict(principal)).toBe(expected);
  });
});

describe.each(FORMS)('the tag, under %s', (_, attachment, documents) => {
  const verdict = (action: string, resource: string, tagKeys: readonly string[] | undefined, principal: string) =>
    gateVerdict(
      documents,
      { action, resource, principal, tag: '2026-Q4', at: '2026-11-22T12:00:00Z', ...(tagKeys && { tagKeys }) },
      attachment,
    );
  const user = `arn:aws:iam::${ACCOUNT}:user/alice`;
  const target = roleArn('support');
  const ACTIONS = [
    ['iam:TagUser', user],
    ['iam:UntagUser', user],
    ['iam:CreateUser', user],
    ['iam:TagRole', target],
    ['iam:UntagRole', target],
    ['iam:CreateRole', target],
    ['sts:TagSession', target],
  ] as const;

  test.each(ACTIONS)('%s is refused to an administrator who is trained', async (action, resource) => {
    expect(await verdict(action, resource, ['TrainedThrough'], STAFF)).toBe(denied);
    expect(await verdict(action, resource, ['Team', 'TrainedThrough'], STAFF)).toBe(denied);
    expect(await verdict(action, resource, ['trainedthrough'], STAFF)).toBe(denied);
    expect(await verdict(action, resource, ['TRAINEDTHROUGH'], STAFF)).toBe(denied);
  });

  test.each(ACTIONS)('%s is open to the role that keeps the register', async (action, resource) => {
    expect(await verdict(action, resource, ['TrainedThrough'], roleArn('training'))).toBe(allowed);
  });

  test.each(ACTIONS)('%s is open to anybody for other tags', async (action, resource) => {
    expect(await verdict(action, resource, ['Team'], STAFF)).toBe(allowed);
    expect(await verdict(action, resource, undefined, STAFF)).toBe(allowed);
  });

  test('the role for emergencies cannot set it either, where the gate speaks of it', async () => {
    const expected = attachment === 'service-control-policy' ? allowed : denied;

    expect(await verdict('iam:TagRole', target, ['TrainedThrough'], roleArn('break-glass'))).toBe(expected);
  });

  test('nobody but that role adds to the group of trained people', async () => {
    const guarded = 'arn:aws:identitystore:::group/90676e7d28-1a2b3c4d-1111-2222-3333-444455556666';
    const other = 'arn:aws:identitystore:::group/90676e7d28-9a2b3c4d-1111-2222-3333-444455556666';

    expect(await verdict('identitystore:CreateGroupMembership', guarded, undefined, STAFF)).toBe(denied);
    expect(await verdict('identitystore:CreateGroupMembership', other, undefined, STAFF)).toBe(allowed);
    expect(await verdict('identitystore:CreateGroupMembership', guarded, undefined, roleArn('training'))).toBe(allowed);
  });
});

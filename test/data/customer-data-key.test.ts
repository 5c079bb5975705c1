import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CustomerDataKey, type CustomerDataKeyProps } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { deployedPolicy, verdictOn } from './simulated-access';

const ACCOUNT = '123456789012';

function stack(): Stack {
  const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
  return new Stack(app, 'Shop', { env: { account: ACCOUNT, region: 'eu-central-1' } });
}

/** The key policy's statements, by their Sid; the root delegation has none. */
function statements(scope: Stack): Map<string, object> {
  const [key] = Object.values(Template.fromStack(scope).findResources('AWS::KMS::Key'));
  const all: { Sid?: string }[] = key?.Properties.KeyPolicy.Statement;
  return new Map(all.map((statement) => [statement.Sid ?? 'root', statement]));
}

describe('CustomerDataKey', () => {
  test('rotates yearly, waits 30 days before deletion, survives its stack, says what it holds', () => {
    // Prepare
    const shop = stack();

    // Act
    new CustomerDataKey(shop, 'OrdersKey', { dataClass: DataClass.ORDERS });

    // Assess
    Template.fromStack(shop).hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Description: "Encrypts the storefront's orders",
        EnableKeyRotation: true,
        RotationPeriodInDays: 365,
        PendingWindowInDays: 30,
        KeySpec: Match.absent(),
        Tags: [{ Key: 'data-class', Value: 'orders' }],
      },
    });
  });

  test('delegates to the account and to nobody else by default', () => {
    // Prepare
    const shop = stack();

    // Act
    new CustomerDataKey(shop, 'Key', { dataClass: DataClass.LOGS });

    // Assess
    expect([...statements(shop).values()]).toEqual([
      { Action: 'kms:*', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Resource: '*' },
      {
        Sid: 'OnlyAwsServicesMakeGrants',
        Action: 'kms:CreateGrant',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Resource: '*',
        Condition: {
          BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ]);
  });

  test('administrators manage the key but cannot use it', () => {
    // Prepare
    const shop = stack();
    const administrator = new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/KeyAdministrator`);

    // Act
    new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS, administrators: [administrator] });

    // Assess
    const statement = statements(shop).get('AdministratorsManageKey') as { Action: string[]; Principal: object };
    expect(statement.Principal).toEqual({ AWS: `arn:aws:iam::${ACCOUNT}:role/KeyAdministrator` });
    expect(statement.Action).toContain('kms:PutKeyPolicy');
    expect(statement.Action).toContain('kms:ScheduleKeyDeletion');
    expect(statement.Action.filter((action) => /Encrypt|Decrypt|GenerateDataKey|CreateGrant|\*/.test(action))).toEqual(
      [],
    );
  });

  test('users use the key but cannot manage it', () => {
    // Prepare
    const shop = stack();
    const support = new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/Support`);

    // Act
    new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS, users: [support] });

    // Assess
    expect(statements(shop).get('UsersUseKey')).toEqual({
      Sid: 'UsersUseKey',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/Support` },
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      Resource: '*',
    });
  });

  test.each([
    ['KeyAdmin', 'kms:PutKeyPolicy', 'Allowed'],
    ['KeyAdmin', 'kms:ScheduleKeyDeletion', 'Allowed'],
    ['KeyAdmin', 'kms:DescribeKey', 'Allowed'],
    ['KeyAdmin', 'kms:Decrypt', 'ExplicitlyDenied'],
    ['KeyAdmin', 'kms:GenerateDataKey', 'ExplicitlyDenied'],
    ['Support', 'kms:Decrypt', 'Allowed'],
    ['Support', 'kms:GenerateDataKey', 'Allowed'],
    ['Support', 'kms:PutKeyPolicy', 'ExplicitlyDenied'],
    ['Support', 'kms:ScheduleKeyDeletion', 'ExplicitlyDenied'],
    ['Fulfilment', 'kms:Decrypt', 'Allowed'],
    ['Fulfilment', 'kms:CreateGrant', 'ExplicitlyDenied'],
  ])('%s, whom IAM allows everything, calls %s: %s', async (role, action, expected) => {
    // Prepare
    const shop = stack();
    const principal = (name: string) => new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/${name}`);
    new CustomerDataKey(shop, 'Key', {
      dataClass: DataClass.ORDERS,
      administrators: [principal('KeyAdmin')],
      users: [principal('Support')],
    });
    const [key] = Object.values(Template.fromStack(shop).findResources('AWS::KMS::Key'));

    // Act
    const verdict = await verdictOn(deployedPolicy(key?.Properties.KeyPolicy, {}), {
      principal: `arn:aws:iam::${ACCOUNT}:role/${role}`,
      action,
      resource: `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0000`,
    });

    // Assess
    expect(verdict).toBe(expected);
  });

  test.each<[string, Partial<CustomerDataKeyProps>, string]>([
    [
      'a data class that is mistyped',
      { dataClass: 'order' as DataClass },
      'Shop/Key: dataClass is "order"; did you mean orders?',
    ],
    [
      'a data class that is none',
      { dataClass: 'payroll' as DataClass },
      'Shop/Key: dataClass is "payroll"; give one of orders, profiles, uploads, logs, content',
    ],
    [
      'somebody who both manages and uses the key',
      {
        administrators: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/Both`)],
        users: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:role/Both`)],
      },
      `Shop/Key: users is {"AWS":["arn:aws:iam::${ACCOUNT}:role/Both"]}; name others than the administrators: ` +
        'who manages a key must not use it',
    ],
    [
      'a whole account as administrator',
      { administrators: [new iam.ArnPrincipal(`arn:aws:iam::${ACCOUNT}:root`)] },
      `Shop/Key: administrators is {"AWS":["arn:aws:iam::${ACCOUNT}:root"]}; name single roles: an account stands for everybody in it`,
    ],
    [
      'everybody as user',
      { users: [new iam.AnyPrincipal()] },
      'Shop/Key: users is {"AWS":["*"]}; name single roles: an account stands for everybody in it',
    ],
  ])('refuses %s', (_title, props, message) => {
    // Prepare
    const shop = stack();

    // Act
    const build = () => new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS, ...props });

    // Assess
    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });

  test("refuses the account's root, however it is written", () => {
    // Prepare
    const shop = stack();

    // Act
    const build = () =>
      new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS, users: [new iam.AccountRootPrincipal()] });

    // Assess
    expect(build).toThrow(/^Shop\/Key: users is .*; name single roles: an account stands for everybody in it$/);
  });

  test.each([
    [undefined, Match.absent()],
    [false, Match.absent()],
    [true, true],
  ])('multiRegion %p', (multiRegion, expected) => {
    // Prepare
    const shop = stack();

    // Act
    new CustomerDataKey(shop, 'Key', {
      dataClass: DataClass.ORDERS,
      ...(multiRegion === undefined ? {} : { multiRegion }),
    });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::KMS::Key', { MultiRegion: expected });
  });

  test('tells of its loss where somebody is to be told', () => {
    // Prepare
    const shop = stack();
    const alarmTopic = new sns.Topic(shop, 'Topic');

    // Act
    const watched = new CustomerDataKey(shop, 'Watched', { dataClass: DataClass.ORDERS, alarmTopic });
    const unwatched = new CustomerDataKey(shop, 'Unwatched', { dataClass: DataClass.LOGS });

    // Assess
    expect(watched.lossAlerts).toBeDefined();
    expect(unwatched.lossAlerts).toBeUndefined();
    Template.fromStack(shop).resourceCountIs('AWS::Events::Rule', 1);
  });

  test('no statement for an empty list of administrators', () => {
    // Prepare
    const shop = stack();

    // Act
    new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS, administrators: [] });

    // Assess
    expect([...statements(shop).keys()]).toEqual(['root', 'OnlyAwsServicesMakeGrants']);
  });

  test.each<[string, (key: CustomerDataKey) => void, string, object]>([
    [
      'CloudWatch Logs, for log groups of this account and region',
      (key) => key.allowCloudWatchLogs(),
      'CloudWatchLogsEncryptsLogGroups',
      {
        Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        Condition: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:*` },
        },
      },
    ],
    [
      'CloudTrail, to encrypt the files of this account',
      (key) => key.allowCloudTrail(),
      'CloudTrailEncryptsLogFiles',
      {
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'kms:GenerateDataKey*',
        Condition: {
          ArnLike: { 'aws:SourceArn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
          StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
        },
      },
    ],
    [
      'CloudTrail, to describe the key and to work with bucket keys',
      (key) => key.allowCloudTrail(),
      'CloudTrailDescribesKeyAndUsesBucketKeys',
      {
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: ['kms:DescribeKey', 'kms:Decrypt'],
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` } },
      },
    ],
    [
      'AWS Config, for this account',
      (key) => key.allowConfig(),
      'ConfigDeliversToBucket',
      {
        Principal: { Service: 'config.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
    ],
    [
      'CloudFront, to read for distributions of this account',
      (key) => key.allowCloudFront(),
      'CloudFrontReadsOrigins',
      {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 'kms:Decrypt',
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudfront::${ACCOUNT}:distribution/*` } },
      },
    ],
    [
      'log delivery, from log sources of this account in any region',
      (key) => key.allowLogDelivery(),
      'LogDeliveryWritesToBucket',
      {
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
          ArnLike: { 'aws:SourceArn': `arn:aws:logs:*:${ACCOUNT}:*` },
        },
      },
    ],
    [
      'CloudWatch alarms of this account',
      (key) => key.allowAlertPublishers(),
      'AlarmsPublishToTopics',
      {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': ACCOUNT },
          ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:*:${ACCOUNT}:alarm:*` },
        },
      },
    ],
    [
      'EventBridge, without the conditions that it cannot meet',
      (key) => key.allowAlertPublishers(),
      'EventBridgePublishesToTopics',
      { Principal: { Service: 'events.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] },
    ],
  ])('allows %s', (_title, allow, sid, expected) => {
    // Prepare
    const shop = stack();
    const key = new CustomerDataKey(shop, 'Key', { dataClass: DataClass.LOGS });

    // Act
    allow(key);

    // Assess
    expect(statements(shop).get(sid)).toEqual({ Sid: sid, Effect: 'Allow', Resource: '*', ...expected });
  });

  test('allowing a service twice adds its statements once', () => {
    // Prepare
    const shop = stack();
    const key = new CustomerDataKey(shop, 'Key', { dataClass: DataClass.LOGS });

    // Act
    key.allowCloudTrail();
    key.allowCloudTrail();

    // Assess
    const [resource] = Object.values(Template.fromStack(shop).findResources('AWS::KMS::Key'));
    expect(resource?.Properties.KeyPolicy.Statement).toHaveLength(4);
  });

  test.each<[string, (key: CustomerDataKey, role: iam.IGrantable) => iam.Grant, string[] | string]>([
    ['grantEncrypt', (key, role) => key.grantEncrypt(role), ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*']],
    ['grantDecrypt', (key, role) => key.grantDecrypt(role), 'kms:Decrypt'],
    [
      'grantEncryptDecrypt',
      (key, role) => key.grantEncryptDecrypt(role),
      ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    ],
  ])('%s lets a role use the key', (_name, grant, actions) => {
    // Prepare
    const shop = stack();
    const key = new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS });
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    // Act
    grant(key, role);

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: actions, Resource: shop.resolve(key.keyArn) }],
      },
    });
  });

  test('the removal policy can be lifted for a shop that is thrown away', () => {
    // Prepare
    const shop = stack();

    // Act
    new CustomerDataKey(shop, 'Key', { dataClass: DataClass.ORDERS, removalPolicy: RemovalPolicy.DESTROY });

    // Assess
    Template.fromStack(shop).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });

  test('the logical id stays: a new one is a new key, and the data of the old one unreadable', () => {
    // Prepare
    const shop = stack();

    // Act
    new CustomerDataKey(shop, 'OrdersKey', { dataClass: DataClass.ORDERS });

    // Assess
    expect(Object.keys(Template.fromStack(shop).findResources('AWS::KMS::Key'))).toEqual(['OrdersKeyE16C6F3C']);
  });
});

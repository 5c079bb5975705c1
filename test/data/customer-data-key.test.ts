import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';

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

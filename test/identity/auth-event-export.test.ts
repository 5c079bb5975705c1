import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { AuthEventExport } from '../../lib/identity/auth-event-export';

const ACCOUNT = '123456789012';

function exportIn(retention?: Duration): { shop: Stack; key: CustomerDataKey; events: AuthEventExport } {
  const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
  const shop = new Stack(app, 'Shop', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  const key = new CustomerDataKey(shop, 'LogsKey', { dataClass: DataClass.LOGS });
  const events = new AuthEventExport(shop, 'AuthEvents', {
    userPool: cognito.UserPool.fromUserPoolId(shop, 'Pool', 'eu-central-1_Shoppers'),
    encryptionKey: key.key,
    ...(retention === undefined ? {} : { retention }),
  });
  return { shop, key, events };
}

describe('AuthEventExport', () => {
  test('sends sign-in events to an encrypted bucket, since Cognito refuses encrypted log groups', () => {
    // Prepare
    // Act
    const { shop, key, events } = exportIn();

    // Assess
    const template = Template.fromStack(shop);
    template.hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', {
      UserPoolId: 'eu-central-1_Shoppers',
      LogConfigurations: [
        {
          EventSource: 'userAuthEvents',
          LogLevel: 'INFO',
          S3Configuration: { BucketArn: shop.resolve(events.bucket.bucket.bucketArn) },
        },
      ],
    });
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: shop.resolve(key.keyArn) },
          }),
        ],
      },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  test('the bucket policy stands before the delivery that needs it', () => {
    // Prepare
    // Act
    const { shop } = exportIn();

    // Assess
    const template = Template.fromStack(shop);
    const [policyId] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
    const [delivery] = Object.values(template.findResources('AWS::Cognito::LogDeliveryConfiguration'));
    expect(delivery?.DependsOn).toEqual([policyId]);
  });

  test.each([
    [
      'AWSLogDeliveryAclCheck',
      ['s3:GetBucketAcl', 's3:ListBucket'],
      '',
      { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    ],
    [
      'AWSLogDeliveryWrite',
      's3:PutObject',
      `/AWSLogs/${ACCOUNT}/*`,
      { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': ACCOUNT } },
    ],
  ])('the bucket policy has %s, for this account and region', (sid, action, path, condition) => {
    // Prepare
    // Act
    const { shop, events } = exportIn();

    // Assess
    const arn = shop.resolve(events.bucket.bucket.bucketArn);
    Template.fromStack(shop).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: sid,
            Effect: 'Allow',
            Principal: { Service: 'delivery.logs.amazonaws.com' },
            Action: action,
            Resource: path === '' ? arn : { 'Fn::Join': ['', [arn, path]] },
            Condition: { ...condition, ArnLike: { 'aws:SourceArn': `arn:aws:logs:eu-central-1:${ACCOUNT}:*` } },
          },
        ]),
      },
    });
  });

  test('the key lets log delivery use it, once, though the key was told before', () => {
    // Prepare
    const { shop, key } = exportIn();

    // Act
    key.allowLogDelivery();

    // Assess
    const [resource] = Object.values(Template.fromStack(shop).findResources('AWS::KMS::Key'));
    const statements: { Sid?: string }[] = resource?.Properties.KeyPolicy.Statement;
    expect(statements.filter((statement) => statement.Sid === 'LogDeliveryWritesToBucket')).toHaveLength(1);
  });

  test.each([
    [undefined, 400],
    [Duration.days(500), 500],
  ])('keeps events for %p', (retention, days) => {
    // Prepare
    // Act
    const { shop } = exportIn(retention);

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: days })] },
    });
  });
});

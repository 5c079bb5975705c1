import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ses from 'aws-cdk-lib/aws-ses';
import { NewDeviceNotice, type NewDeviceNoticeProps } from '../../lib/identity/new-device-notice';
import { applied, broken, signInShop } from './sign-in-shop';

function notice(props: Partial<NewDeviceNoticeProps> = {}, pool: cognito.UserPoolProps = {}) {
  const shop = signInShop(pool);
  const construct = new NewDeviceNotice(shop.stack, 'Notice', {
    userPool: shop.userPool,
    emailIdentity: ses.EmailIdentity.fromEmailIdentityName(shop.stack, 'Identity', 'example.com'),
    configurationSet: ses.ConfigurationSet.fromConfigurationSetName(shop.stack, 'Set', 'shop-mail'),
    fromEmail: 'accounts@example.com',
    shopName: 'Shop',
    accountPage: 'https://shop.example.com/account',
    encryptionKey: shop.key,
    alarmTopic: shop.topic,
    ...props,
  });
  return { ...shop, construct };
}

test('the pool remembers devices, which are asked for the second factor as ever, and calls the function', () => {
  const { stack, construct } = notice();

  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPool', {
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false },
    LambdaConfig: { PostAuthentication: stack.resolve(construct.function.functionArn) },
  });
});

test('a pool that was told how to remember devices stays as it is', () => {
  const { stack } = notice(
    {},
    { deviceTracking: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true } },
  );

  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPool', {
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  });
});

test('only Cognito may call the function, and only for this pool', () => {
  const { stack, construct, userPool } = notice();

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: stack.resolve(construct.function.functionArn),
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: stack.resolve(userPool.userPoolArn),
  });
});

test('the function may write its log and send from the one address, and nothing else', () => {
  const { stack, construct } = notice();

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'lambda.amazonaws.com' } })] },
    ManagedPolicyArns: Match.absent(),
    Policies: [
      {
        PolicyName: 'Function',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: stack.resolve(construct.logGroup.logGroupArn),
            },
            {
              Effect: 'Allow',
              Action: 'ses:SendEmail',
              Resource: [
                'arn:aws:ses:eu-central-1:123456789012:configuration-set/shop-mail',
                'arn:aws:ses:eu-central-1:123456789012:identity/example.com',
              ],
              Condition: { StringEquals: { 'ses:FromAddress': 'accounts@example.com' } },
            },
          ],
        },
      },
    ],
  });
});

test('the function answers before Cognito gives up, and knows what to write', () => {
  const { stack } = notice();

  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Timeout: 4,
    Environment: {
      Variables: {
        NOTICE_FROM: 'accounts@example.com',
        CONFIGURATION_SET: 'shop-mail',
        SHOP_NAME: 'Shop',
        ACCOUNT_PAGE: 'https://shop.example.com/account',
        POWERTOOLS_SERVICE_NAME: 'Shop/Notice/Trigger',
      },
    },
  });
});

test('the log is encrypted and kept; the key admits CloudWatch Logs', () => {
  const { stack, key } = notice();

  const template = Template.fromStack(stack);
  template.hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'Retain',
    Properties: { KmsKeyId: stack.resolve(key.keyArn), RetentionInDays: 400 },
  });
  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'CloudWatchLogsEncryptsLogGroups' })]) },
  });
});

test('the log is as asked', () => {
  const { stack } = notice({ logRetention: logs.RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });

  Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'Delete',
    Properties: { RetentionInDays: 30 },
  });
});

test('who is to be told of failures is', () => {
  const { stack, construct } = notice();

  expect(construct.failureAlarm).toBeDefined();
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Storefront',
    MetricName: 'NewDeviceNoticeFailures',
    Dimensions: [{ Name: 'service', Value: 'Shop/Notice/Trigger' }],
    Statistic: 'Sum',
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:alerts'],
  });
});

test('nobody to tell, no alarm; no key, no key', () => {
  const shop = signInShop();
  const construct = new NewDeviceNotice(shop.stack, 'Notice', {
    userPool: shop.userPool,
    emailIdentity: ses.EmailIdentity.fromEmailIdentityName(shop.stack, 'Identity', 'example.com'),
    configurationSet: ses.ConfigurationSet.fromConfigurationSetName(shop.stack, 'Set', 'shop-mail'),
    fromEmail: 'accounts@example.com',
    shopName: 'Shop',
    accountPage: 'https://shop.example.com/',
  });

  expect(construct.failureAlarm).toBeUndefined();
  const template = Template.fromStack(shop.stack);
  template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.absent() });
});

test('breaks no control, and the ones it names look at it', () => {
  const { stack } = notice();

  expect(broken(stack, 'Notice')).toEqual([]);
  expect([...applied(stack, 'Notice')]).toEqual(
    expect.arrayContaining([
      'FunctionRuntimeSupported',
      'LogGroupRetention',
      'LogGroupEncrypted',
      'IamNoServiceWildcards',
      'AlarmActions',
    ]),
  );
});

test.each([
  ['http://shop.example.com/account'],
  ['https://user@shop.example.com/account'],
  ['https://shop.example.com:8443/account'],
  ['https://shop.example.com/account?from=mail'],
  ['https://SHOP.example.com/account'],
  ['https://localhost/account'],
  ['shop.example.com/account'],
  ['https://${Token[TOKEN.1]}/account'],
])('refuses the page %s', (accountPage) => {
  expect(() => notice({ accountPage })).toThrow(
    `Shop/Notice: accountPage is "${accountPage}"; give an https address of the shop without query, such as "https://shop.example.com/account"`,
  );
});

test.each([['evil.example'], ['Shop\u202e'], ['Shop https://evil.example'], ['Shop\\']])(
  'refuses the name %j',
  (shopName) => {
    expect(() => notice({ shopName })).toThrow(
      `Shop/Notice: shopName is ${JSON.stringify(shopName)}; give a name that no mail program takes for a link`,
    );
  },
);

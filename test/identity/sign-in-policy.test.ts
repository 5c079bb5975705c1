import { Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CustomMessageTrigger } from '../../lib/identity/custom-message-trigger';
import { NewDeviceNotice } from '../../lib/identity/new-device-notice';
import { StepUpAuthorizer } from '../../lib/identity/step-up-authorizer';
import { StepUpTokens } from '../../lib/identity/step-up-tokens';
import { enforce } from '../policy/enforced-app';

test('the triggers and the authorizer stand before every pack without an exception', () => {
  const { violations } = enforce((app) => {
    const stack = new Stack(app, 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
    const userPool = new cognito.UserPool(stack, 'Pool', {
      email: cognito.UserPoolEmail.withSES({ fromEmail: 'accounts@example.com', sesVerifiedDomain: 'example.com' }),
    });
    const common = {
      userPool,
      encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
      alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:123456789012:alerts'),
    };
    new NewDeviceNotice(stack, 'Notice', {
      ...common,
      emailIdentity: ses.EmailIdentity.fromEmailIdentityName(stack, 'Identity', 'example.com'),
      configurationSet: ses.ConfigurationSet.fromConfigurationSetName(stack, 'Set', 'shop-mail'),
      fromEmail: 'accounts@example.com',
      shopName: 'Shop',
      accountPage: 'https://shop.example.com/account',
    });
    new CustomMessageTrigger(stack, 'Messages', { ...common, shopName: 'Shop', linkHosts: ['shop.example.com'] });
    new StepUpTokens(stack, 'Tokens', common);
    const stepUp = new StepUpAuthorizer(stack, 'StepUp', { ...common, clients: [userPool.addClient('Web')] });
    new apigatewayv2.HttpApi(stack, 'Api').addRoutes({
      path: '/account/address',
      integration: new HttpUrlIntegration('Account', 'https://shop.example.com/'),
      authorizer: stepUp.httpApiAuthorizer(),
    });
  });

  const found = [...violations].flatMap(([pack, list]) =>
    list.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${pack} ${ruleName} ${constructPath}`),
    ),
  );
  expect(found.filter((line) => /Shop\/(Notice|Messages|Tokens|StepUp)\//.test(line))).toEqual([]);
  // The bare pool and the bare API next to them show that packs looked.
  expect(found.filter((line) => line.startsWith('AwsSolutions')).length).toBeGreaterThan(0);
});

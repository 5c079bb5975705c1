import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { StepUpTokens } from '../../lib/identity/step-up-tokens';
import { broken, signInShop } from './sign-in-shop';

function tokens(pool: cognito.UserPoolProps = {}) {
  const shop = signInShop(pool);
  const construct = new StepUpTokens(shop.stack, 'Tokens', {
    userPool: shop.userPool,
    encryptionKey: shop.key,
    alarmTopic: shop.topic,
  });
  return { ...shop, construct };
}

test('Cognito asks the function about access tokens: version 2 of the event', () => {
  const { stack, construct, userPool } = tokens();

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    LambdaConfig: {
      PreTokenGenerationConfig: {
        LambdaArn: stack.resolve(construct.function.functionArn),
        LambdaVersion: 'V2_0',
      },
    },
  });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: stack.resolve(userPool.userPoolArn),
  });
});

test('an alarm tells when no tokens are issued', () => {
  const { stack, construct } = tokens();

  expect(construct.failureAlarm).toBeDefined();
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Dimensions: [{ Name: 'FunctionName', Value: stack.resolve(construct.function.functionName) }],
  });
});

test('breaks no control', () => {
  expect(broken(tokens().stack, 'Tokens')).toEqual([]);
});

test('goes with the Essentials plan, and not with the Lite plan', () => {
  expect(() => tokens({ featurePlan: cognito.FeaturePlan.ESSENTIALS })).not.toThrow();
  expect(() => tokens({ featurePlan: cognito.FeaturePlan.LITE })).toThrow(
    'Shop/Tokens: userPool is "LITE"; put the pool on the Essentials or Plus plan',
  );
});

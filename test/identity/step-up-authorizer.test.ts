import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { StepUpAuthorizer } from '../../lib/identity/step-up-authorizer';
import type { StepUpAuthorizerProps } from '../../lib/identity/step-up-authorizer-props';
import { broken, signInShop } from './sign-in-shop';

function authorizer(props: Partial<StepUpAuthorizerProps> = {}) {
  const shop = signInShop();
  const clients = [shop.userPool.addClient('Web'), shop.userPool.addClient('App')];
  const construct = new StepUpAuthorizer(shop.stack, 'StepUp', {
    userPool: shop.userPool,
    clients,
    encryptionKey: shop.key,
    alarmTopic: shop.topic,
    ...props,
  });
  return { ...shop, clients, construct };
}

const CHALLENGE =
  'Bearer error="insufficient_user_authentication", ' +
  'error_description="A recent sign-in with a second factor is required", ' +
  'acr_values="urn:cognito:loa:4 urn:cognito:loa:3", max_age="300"';

test('the function knows pool, clients, age and levels', () => {
  const { stack, userPool, clients } = authorizer();
  const [web, app] = clients.map(({ userPoolClientId }) => stack.resolve(userPoolClientId));

  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: {
        USER_POOL_ID: stack.resolve(userPool.userPoolId),
        CLIENT_IDS: { 'Fn::Join': ['', [web, ' ', app]] },
        MAX_AGE: '300',
        ACR_VALUES: 'urn:cognito:loa:4 urn:cognito:loa:3',
        ALLOW_TOKENS_WITHOUT_ACR: 'false',
        POWERTOOLS_SERVICE_NAME: 'Shop/StepUp/Authorizer',
      },
    },
  });
});

test('age and levels are as asked, in the challenge too', () => {
  const { stack, construct } = authorizer({
    maxAge: Duration.minutes(2),
    acrValues: ['urn:shop:strong'],
    allowTokensWithoutAcr: true,
  });

  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: Match.objectLike({ MAX_AGE: '120', ACR_VALUES: 'urn:shop:strong', ALLOW_TOKENS_WITHOUT_ACR: 'true' }),
    },
  });
  expect(construct.challenge).toContain('acr_values="urn:shop:strong", max_age="120"');
});

test('an HTTP API asks for each request, and is the only one that may call', () => {
  const { stack, construct } = authorizer();
  const api = new apigatewayv2.HttpApi(stack, 'Api');
  api.addRoutes({
    path: '/account/address',
    integration: new HttpUrlIntegration('Account', 'https://shop.example.com/'),
    authorizer: construct.httpApiAuthorizer(),
  });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
    AuthorizerType: 'REQUEST',
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
    AuthorizerResultTtlInSeconds: 0,
    IdentitySource: ['$request.header.Authorization'],
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'CUSTOM' });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    FunctionName: stack.resolve(construct.function.functionArn),
    Principal: 'apigateway.amazonaws.com',
    SourceArn: {
      'Fn::Join': [
        '',
        [
          'arn:aws:execute-api:eu-central-1:123456789012:',
          { Ref: Match.stringLikeRegexp('^Api') },
          '/authorizers/',
          { Ref: Match.stringLikeRegexp('^ApiStepUp') },
        ],
      ],
    },
  });
});

test('two HTTP APIs have an authorizer each', () => {
  const { stack, construct } = authorizer();
  for (const id of ['First', 'Second']) {
    new apigatewayv2.HttpApi(stack, id).addRoutes({
      path: '/account',
      integration: new HttpUrlIntegration('Account', 'https://shop.example.com/'),
      authorizer: construct.httpApiAuthorizer(),
    });
  }

  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Authorizer', 2);
});

test('a REST API asks for each request, and answers with a challenge', () => {
  const { stack, construct } = authorizer();
  const api = new apigateway.RestApi(stack, 'Api');
  api.root.addMethod('PUT', new apigateway.MockIntegration(), { authorizer: construct.restApiAuthorizer(api) });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
    Type: 'REQUEST',
    AuthorizerResultTtlInSeconds: 0,
    IdentitySource: 'method.request.header.Authorization',
  });
  template.hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'PUT', AuthorizationType: 'CUSTOM' });
  template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
    ResponseType: 'ACCESS_DENIED',
    StatusCode: '401',
    ResponseParameters: {
      'gatewayresponse.header.WWW-Authenticate': `'${CHALLENGE}'`,
      'gatewayresponse.header.Cache-Control': "'no-store'",
    },
  });
  template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
    ResponseType: 'UNAUTHORIZED',
    StatusCode: '401',
    ResponseParameters: {
      'gatewayresponse.header.WWW-Authenticate': '\'Bearer error="invalid_token"\'',
      'gatewayresponse.header.Cache-Control': "'no-store'",
    },
  });
  template.hasResource('AWS::ApiGateway::Deployment', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('StepUpDenied'), Match.stringLikeRegexp('StepUpUnauthorized')]),
  });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'apigateway.amazonaws.com',
    SourceArn: {
      'Fn::Join': ['', Match.arrayWith(['/authorizers/', { Ref: Match.stringLikeRegexp('^ApiStepUp') }])],
    },
  });
});

test('an alarm tells when requests cannot be judged', () => {
  const { stack, construct } = authorizer();

  expect(construct.failureAlarm).toBeDefined();
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Storefront',
    MetricName: 'StepUpFailures',
    Dimensions: [{ Name: 'service', Value: 'Shop/StepUp/Authorizer' }],
  });
});

test('breaks no control', () => {
  expect(broken(authorizer().stack, 'StepUp')).toEqual([]);
});

test.each<[Partial<StepUpAuthorizerProps>, string]>([
  [{ clients: [] }, 'clients is []; give the app clients whose tokens pass'],
  [{ maxAge: Duration.seconds(59) }, 'maxAge is "59 seconds"; give one minute to one hour'],
  [{ maxAge: Duration.seconds(3601) }, 'maxAge is "3601 seconds"; give one minute to one hour'],
  [{ maxAge: Duration.millis(90_500) }, 'maxAge is "90.5 seconds"; give one minute to one hour'],
  [{ acrValues: [] }, 'acrValues is []; name levels as the user pool does, such as "urn:cognito:loa:4"'],
  [{ acrValues: ['a', 'b c'] }, 'acrValues is "b c"; name levels as the user pool does, such as "urn:cognito:loa:4"'],
  [{ acrValues: ["a'b"] }, 'acrValues is "a\'b"; name levels as the user pool does, such as "urn:cognito:loa:4"'],
])('refuses %j', (props, message) => {
  expect(() => authorizer(props)).toThrow(`Shop/StepUp: ${message}`);
});

import { checkoutFunctions } from '../../../lib/controls/payment/checkout-functions';
import { TemplateSet } from '../../../lib/controls/template-set';

const shop = (domain: unknown, pathPattern = '/checkout*') => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      CacheBehaviors: [{ PathPattern: pathPattern, TargetOriginId: 'pay' }],
      Origins: [
        { Id: 'content', DomainName: 'content.example' },
        { Id: 'pay', DomainName: domain },
      ],
    },
  },
});
const pay = { Type: 'AWS::Lambda::Function', Properties: {} };
const URL_DOMAIN = { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Url', 'FunctionUrl'] }] }] };
const API_DOMAIN = { 'Fn::Sub': '${Api}.execute-api.eu-west-1.amazonaws.com' };
const functionUrl = {
  Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: { 'Fn::GetAtt': ['Pay', 'Arn'] } } },
};
const restApi = {
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: {} },
  Post: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: { Ref: 'Api' },
      Integration: {
        Uri: { 'Fn::Sub': 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Pay.Arn}/invocations' },
      },
    },
  },
};
const httpApi = (routeKey: string) => ({
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: { Ref: 'Api' }, RouteKey: routeKey, Target: { 'Fn::Sub': 'integrations/${Invoke}' } },
  },
  Invoke: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: { ApiId: { Ref: 'Api' }, IntegrationUri: { 'Fn::GetAtt': ['Pay', 'Arn'] } },
  },
});

test.each([
  ['a function URL', shop(URL_DOMAIN), functionUrl, ['Pay']],
  ['a REST API', shop(API_DOMAIN), restApi, ['Pay']],
  ['a route of an HTTP API', shop(API_DOMAIN), httpApi('POST /checkout/pay'), ['Pay']],
  ['the default route of an HTTP API', shop(API_DOMAIN), httpApi('$default'), ['Pay']],
  ['a greedy route of an HTTP API', shop(API_DOMAIN), httpApi('ANY /{proxy+}'), ['Pay']],
  ['another route of an HTTP API', shop(API_DOMAIN), httpApi('GET /search'), []],
  ['another path', shop(URL_DOMAIN, '/search*'), functionUrl, []],
])('behind %s', (_what, distribution, others, expected) => {
  const body = { Resources: { Shop: distribution, Pay: pay, ...others } };
  const found = checkoutFunctions(new TemplateSet([{ name: 'shop', body }]));

  expect([...found].map(({ logicalId }) => logicalId)).toEqual(expected);
});

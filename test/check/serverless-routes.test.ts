import { expandServerless } from '../../lib/check/serverless-expansion';

/** The properties of what an event of a function becomes; undefined where it becomes nothing. */
function routeOf(event: object, api?: object, globals?: object): unknown {
  const { body } = expandServerless({
    Globals: globals,
    Resources: {
      Orders: { Type: 'AWS::Serverless::Function', Properties: { Events: { Get: event } } },
      ...(api === undefined ? {} : { Shop: api }),
    },
  });
  const { 'Orders.Get': made } = body.Resources as Record<string, { Type: string; Properties: unknown }>;
  return made === undefined ? undefined : { Type: made.Type, ...(made.Properties as object) };
}

const rest = (properties: object) => ({ Type: 'Api', Properties: { Path: '/orders', Method: 'get', ...properties } });
const http = (properties: object) => ({
  Type: 'HttpApi',
  Properties: { Path: '/orders', Method: 'post', ...properties },
});
const restApi = (properties: object) => ({
  Type: 'AWS::Serverless::Api',
  Properties: { StageName: 'Prod', ...properties },
});
const httpApi = (properties: object) => ({ Type: 'AWS::Serverless::HttpApi', Properties: properties });
const AUTHORIZERS = { Pool: { UserPoolArn: 'arn' }, Fn: { FunctionArn: 'arn' }, Jwt: { JwtConfiguration: {} } };

test('a path that is an object without text is no text', () => {
  expect(routeOf(http({ Path: { toString: 2 } }))).toMatchObject({ RouteKey: 'POST ' });
});

describe('events of REST APIs', () => {
  test('are methods of the API that they name, or of the implicit one', () => {
    expect(routeOf(rest({}))).toStrictEqual({
      Type: 'AWS::ApiGateway::Method',
      RestApiId: { Ref: 'ServerlessRestApi' },
      HttpMethod: 'GET',
    });
    expect(
      routeOf(rest({ RestApiId: { Ref: 'Shop' }, Method: 'x-amazon-apigateway-any-method' }), restApi({})),
    ).toStrictEqual({
      Type: 'AWS::ApiGateway::Method',
      RestApiId: { Ref: 'Shop' },
      HttpMethod: 'ANY',
    });
  });

  test.each([
    ['none', undefined, undefined, undefined],
    ["the event's own", { Authorizer: 'AWS_IAM' }, undefined, 'AWS_IAM'],
    ["the API's default", undefined, { DefaultAuthorizer: 'Pool', Authorizers: AUTHORIZERS }, 'COGNITO_USER_POOLS'],
    [
      "the event's own before the default",
      { Authorizer: 'NONE' },
      { DefaultAuthorizer: 'Pool', Authorizers: AUTHORIZERS },
      'NONE',
    ],
    ['a function', { Authorizer: 'Fn' }, { Authorizers: AUTHORIZERS }, 'CUSTOM'],
    ['one that is not there', { Authorizer: 'constructor' }, { Authorizers: AUTHORIZERS }, 'CUSTOM'],
    ['an API key alone', { ApiKeyRequired: true }, undefined, undefined],
  ])('authorizer: %s', (_what, auth, apiAuth, expected) => {
    const made = routeOf(rest({ RestApiId: { Ref: 'Shop' }, Auth: auth }), restApi({ Auth: apiAuth }));
    expect((made as { AuthorizationType?: unknown }).AuthorizationType).toBe(expected);
  });

  test.each([
    ['a condition at the event', { 'Fn::If': [] }, undefined],
    ['a condition at the API', undefined, { 'Fn::If': [] }],
    ['a condition for the authorizer', { Authorizer: { 'Fn::If': [] } }, undefined],
    ['a condition for all authorizers', { Authorizer: 'A' }, { Authorizers: { 'Fn::If': [] } }],
  ])('%s leaves the authorizer open', (_what, auth, apiAuth) => {
    const made = routeOf(rest({ RestApiId: 'Shop', Auth: auth }), restApi({ Auth: apiAuth }));
    expect(made).toMatchObject({ AuthorizationType: { 'Fn::Transform': { Name: 'AWS::Serverless' } } });
  });

  test.each([
    ['has a definition of its own', restApi({ DefinitionBody: {} })],
    ['has a definition elsewhere', restApi({ DefinitionUri: 's3://a/b' })],
    ['is of the other kind', httpApi({})],
    ["is none of SAM's", { Type: 'AWS::ApiGateway::RestApi' }],
    ['is not in the template', undefined],
  ])('are nothing where the API %s', (_what, api) => {
    expect(routeOf(rest({ RestApiId: { Ref: 'Shop' } }), api)).toBeUndefined();
  });

  test('are methods where they are merged into the definition', () => {
    expect(
      routeOf(rest({ RestApiId: { Ref: 'Shop' } }), restApi({ DefinitionBody: {}, MergeDefinitions: true })),
    ).toBeDefined();
  });

  test('the API may be named by what is decided later', () => {
    expect(routeOf(rest({ RestApiId: { 'Fn::ImportValue': 'x' } }))).toBeUndefined();
  });
});

describe('events of HTTP APIs', () => {
  test.each([
    [http({}), 'POST /orders'],
    [http({ Method: 'any' }), 'ANY /orders'],
    [{ Type: 'HttpApi' }, '$default'],
  ])('%j is the route %s', (event, key) => {
    expect(routeOf(event)).toStrictEqual({
      Type: 'AWS::ApiGatewayV2::Route',
      ApiId: { Ref: 'ServerlessHttpApi' },
      RouteKey: key,
    });
  });

  test.each([
    [{ Authorizer: 'Jwt' }, 'JWT'],
    [{ Authorizer: 'Fn' }, 'CUSTOM'],
    [{ Authorizer: 'AWS_IAM' }, 'AWS_IAM'],
    [{ Authorizer: 'NONE' }, 'NONE'],
    [undefined, 'JWT'],
  ])('%j is authorized by %s', (auth, expected) => {
    const api = httpApi({ Auth: { DefaultAuthorizer: 'Jwt', Authorizers: AUTHORIZERS } });
    expect(routeOf(http({ ApiId: { Ref: 'Shop' }, Auth: auth }), api)).toMatchObject({ AuthorizationType: expected });
  });
});

describe('implicit APIs', () => {
  const expanded = (conditions: readonly (string | undefined)[], rest: object = {}) =>
    expandServerless({
      ...rest,
      Resources: Object.fromEntries(
        conditions.map((condition, index) => [
          `F${index}`,
          {
            Type: 'AWS::Serverless::Function',
            ...(condition === undefined ? {} : { Condition: condition }),
            Properties: { Role: 'arn', Events: { Get: { Type: 'Api', Properties: { Path: '/', Method: 'get' } } } },
          },
        ]),
      ),
    });

  test('have the settings of Globals, and a stage called Prod', () => {
    const log = { DestinationArn: 'arn' };
    const { body, originOf } = expanded([undefined], { Globals: { Api: { AccessLogSetting: log, StageName: 'x' } } });
    expect(body.Resources).toMatchObject({
      ServerlessRestApi: { Type: 'AWS::ApiGateway::RestApi' },
      ServerlessRestApiProdStage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { StageName: 'Prod', AccessLogSetting: log, RestApiId: { Ref: 'ServerlessRestApi' } },
      },
    });
    const origin = originOf('ServerlessRestApiProdStage');
    expect(origin).toMatchObject({ logicalId: 'ServerlessRestApi', type: 'AWS::Serverless::Api' });
    expect(origin?.path('AccessLogSetting.DestinationArn')).toStrictEqual([
      'Globals',
      'Api',
      'AccessLogSetting',
      'DestinationArn',
    ]);
    expect(origin?.path('MethodSettings')).toStrictEqual(['Resources', 'F0', 'Properties', 'Events', 'Get']);
  });

  test('are there if one of their functions is', () => {
    expect(expanded(['A', 'B']).body).toMatchObject({
      Conditions: { 'ServerlessRestApi.Condition': { 'Fn::Or': [{ Condition: 'A' }, { Condition: 'B' }] } },
      Resources: { ServerlessRestApi: { Condition: 'ServerlessRestApi.Condition' } },
    });
    expect(expanded(['A', undefined]).body.Conditions).toStrictEqual({});
  });

  test('are not made where no event needs them', () => {
    const { body } = expandServerless({ Resources: { F: { Type: 'AWS::Serverless::Function' } } });
    expect(Object.keys(body.Resources as object)).toStrictEqual(['F', 'FRole']);
  });
});

import { expandWebSocketApi } from '../../lib/check/serverless-web-socket-api';

const resource = (properties: object) => ({ logicalId: 'Shop', type: '', properties: { ...properties }, entry: {} });

describe('expandWebSocketApi', () => {
  test('makes the API, its stage, and the route by which callers connect', () => {
    const made = expandWebSocketApi(
      resource({
        Auth: { AuthType: 'AWS_IAM' },
        Routes: { $connect: {}, other: {} },
        DefaultRouteSettings: { ThrottlingRateLimit: 5 },
      }),
    );
    expect(made.map(({ logicalId, type, properties }) => [logicalId, type, properties])).toStrictEqual([
      ['Shop', 'AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }],
      [
        'ShopDefaultStage',
        'AWS::ApiGatewayV2::Stage',
        { StageName: 'default', DefaultRouteSettings: { ThrottlingRateLimit: 5 }, ApiId: { Ref: 'Shop' } },
      ],
      [
        'ShopConnectRoute',
        'AWS::ApiGatewayV2::Route',
        { ApiId: { Ref: 'Shop' }, RouteKey: '$connect', AuthorizationType: 'AWS_IAM' },
      ],
    ]);
  });

  test('without that route there is none, and a stage has its own name', () => {
    const made = expandWebSocketApi(resource({ StageName: 'Prod', Routes: { other: {} } }));
    expect(made.map(({ logicalId }) => logicalId)).toStrictEqual(['Shop', 'ShopProdStage']);
  });
});

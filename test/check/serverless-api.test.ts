import { expandHttpApi, expandRestApi, stageId } from '../../lib/check/serverless-api';

const resource = (properties: object) => ({ logicalId: 'Shop', type: '', properties: { ...properties }, entry: {} });

describe('expandRestApi', () => {
  test('makes the API and its stage', () => {
    const log = { DestinationArn: 'arn' };
    const [api, stage, ...others] = expandRestApi(
      resource({
        Name: 'shop',
        StageName: 'Prod',
        AccessLogSetting: log,
        MethodSettings: [],
        Auth: {},
        DefinitionBody: { a: 1 },
      }),
    );
    expect(others).toStrictEqual([]);
    expect(api).toMatchObject({ logicalId: 'Shop', type: 'AWS::ApiGateway::RestApi' });
    expect(api?.properties).toStrictEqual({ Name: 'shop', Body: { a: 1 } });
    expect(stage).toMatchObject({ logicalId: 'ShopProdStage', type: 'AWS::ApiGateway::Stage' });
    expect(stage?.properties).toStrictEqual({
      StageName: 'Prod',
      AccessLogSetting: log,
      MethodSettings: [],
      RestApiId: { Ref: 'Shop' },
    });
  });

  test.each([
    ['PRIVATE', ['PRIVATE']],
    [{ Type: 'REGIONAL', VPCEndpointIds: [] }, ['REGIONAL']],
    [{ Ref: 'Endpoint' }, [{ Ref: 'Endpoint' }]],
  ])('an endpoint of %j is of the types %j', (endpoint, types) => {
    const [api] = expandRestApi(resource({ EndpointConfiguration: endpoint }));
    expect(api?.properties.EndpointConfiguration).toStrictEqual({ Types: types });
  });

  test('makes a custom domain, under the logical id that SAM gives it', () => {
    const domain = { DomainName: 'example.com', CertificateArn: 'arn', SecurityPolicy: 'TLS_1_0' };
    const [, , made] = expandRestApi(resource({ Domain: domain }));
    expect(made).toStrictEqual({
      logicalId: 'ApiGatewayDomainName0caaf24ab1',
      type: 'AWS::ApiGateway::DomainName',
      properties: {
        DomainName: 'example.com',
        SecurityPolicy: 'TLS_1_0',
        EndpointConfiguration: { Types: ['REGIONAL'] },
      },
      sources: [['', 'Domain']],
    });
    expect(expandRestApi(resource({ Domain: { ...domain, EndpointConfiguration: 'PRIVATE' } }))).toHaveLength(2);
  });
});

describe('expandHttpApi', () => {
  test('makes the API and its stage', () => {
    const [api, stage] = expandHttpApi(
      resource({ AccessLogSettings: { DestinationArn: 'arn' }, FailOnWarnings: true }),
    );
    expect(api).toMatchObject({
      logicalId: 'Shop',
      type: 'AWS::ApiGatewayV2::Api',
      properties: { ProtocolType: 'HTTP' },
    });
    expect(stage).toMatchObject({ logicalId: 'ShopApiGatewayDefaultStage', type: 'AWS::ApiGatewayV2::Stage' });
    expect(stage?.properties).toStrictEqual({
      StageName: '$default',
      AccessLogSettings: { DestinationArn: 'arn' },
      ApiId: { Ref: 'Shop' },
      AutoDeploy: true,
    });
  });

  test.each([
    [true, { AllowOrigins: ['*'] }],
    [false, undefined],
    [undefined, undefined],
    [
      { AllowOrigins: ['https://a.example'], AllowCredentials: true },
      { AllowOrigins: ['https://a.example'], AllowCredentials: true },
    ],
    [{ Ref: 'Origins' }, { AllowOrigins: { Ref: 'Origins' } }],
  ])('cross-origin settings of %j', (cors, expected) => {
    const [api] = expandHttpApi(resource({ CorsConfiguration: cors }));
    expect(api?.properties.CorsConfiguration).toStrictEqual(expected);
  });

  test('makes a custom domain', () => {
    const [, , domain] = expandHttpApi(
      resource({ Domain: { DomainName: { Ref: 'Name' }, CertificateArn: 'arn', SecurityPolicy: 'TLS_1_2' } }),
    );
    expect(domain).toMatchObject({
      logicalId: expect.stringMatching(/^ApiGatewayDomainNameV2[0-9a-f]{10}$/),
      type: 'AWS::ApiGatewayV2::DomainName',
      properties: {
        DomainNameConfigurations: [{ CertificateArn: 'arn', SecurityPolicy: 'TLS_1_2', EndpointType: 'REGIONAL' }],
      },
    });
  });
});

describe('stageId', () => {
  // From the names and logical ids that the SAM translator's own tests hold.
  test.each([
    ['Prod', 'ApiProdStage'],
    ['$default', 'ApiApiGatewayDefaultStage'],
    [{ Ref: 'Stage' }, 'ApiStage'],
    ['', 'ApiStage'],
    ['hoge-fuga', 'ApiStage0c8ecc62cb'],
    ['hoge_fuga', 'ApiStageb34d3ad84e'],
  ])('%j', (name, id) => {
    expect(stageId('Api', name)).toBe(id);
  });
});

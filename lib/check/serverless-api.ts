import { own } from '../controls/value';
import { httpApiDomain, restApiDomain, serverlessHash } from './serverless-domain';
import {
  defined,
  type GeneratedResource,
  isIntrinsic,
  type ServerlessResource,
  sameProperties,
  sameSources,
  tagList,
  valueAt,
} from './serverless-resource';

const REST_STAGE = [
  'AccessLogSetting',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'MethodSettings',
  'StageName',
  'TracingEnabled',
  'Variables',
];
const HTTP_STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageName', 'StageVariables'];

/** The stage of an HTTP API that names none. */
const DEFAULT_STAGE = '$default';

/** What SAM makes of an `AWS::Serverless::Api`: the REST API and its one stage. */
export function expandRestApi({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  const endpoint = own(properties, 'EndpointConfiguration');
  const endpointType = isIntrinsic(endpoint) ? endpoint : (valueAt(endpoint, 'Type') ?? endpoint);
  return [
    {
      logicalId,
      type: 'AWS::ApiGateway::RestApi',
      properties: defined({
        Name: own(properties, 'Name'),
        Body: own(properties, 'DefinitionBody'),
        Policy: own(properties, 'Policy'),
        EndpointConfiguration: endpointType === undefined ? undefined : { Types: [endpointType] },
        DisableExecuteApiEndpoint: own(properties, 'DisableExecuteApiEndpoint'),
        Tags: tagList(own(properties, 'Tags')),
      }),
      sources: [
        ['', ''],
        ['Body', 'DefinitionBody'],
        ['EndpointConfiguration.Types', 'EndpointConfiguration'],
        ['EndpointConfiguration.Types[0]', 'EndpointConfiguration'],
      ],
    },
    {
      logicalId: stageId(logicalId, own(properties, 'StageName')),
      type: 'AWS::ApiGateway::Stage',
      properties: { ...sameProperties(properties, REST_STAGE), RestApiId: { Ref: logicalId } },
      sources: sameSources(REST_STAGE),
    },
    ...restApiDomain(properties),
  ];
}

/**
 * What SAM makes of an `AWS::Serverless::HttpApi`: the API and its one stage. Cross-origin settings, which SAM writes into
 * the OpenAPI definition, stand where CloudFormation has them otherwise.
 */
export function expandHttpApi({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  const cors = own(properties, 'CorsConfiguration');
  const origins = cors === true ? ['*'] : isIntrinsic(cors) ? cors : undefined;
  return [
    {
      logicalId,
      type: 'AWS::ApiGatewayV2::Api',
      properties: defined({
        Name: own(properties, 'Name'),
        ProtocolType: 'HTTP',
        Body: own(properties, 'DefinitionBody'),
        CorsConfiguration: origins !== undefined ? { AllowOrigins: origins } : cors === false ? undefined : cors,
        DisableExecuteApiEndpoint: own(properties, 'DisableExecuteApiEndpoint'),
        Tags: own(properties, 'Tags'),
      }),
      sources: [
        ['', ''],
        ['Body', 'DefinitionBody'],
      ],
    },
    {
      logicalId: stageId(logicalId, own(properties, 'StageName') ?? DEFAULT_STAGE),
      type: 'AWS::ApiGatewayV2::Stage',
      properties: {
        StageName: DEFAULT_STAGE,
        ...sameProperties(properties, HTTP_STAGE),
        ApiId: { Ref: logicalId },
        AutoDeploy: true,
      },
      sources: sameSources(HTTP_STAGE),
    },
    ...httpApiDomain(properties),
  ];
}

/** The logical id that SAM gives to a stage: other resources of the template may refer to it. */
export function stageId(apiId: string, name: unknown): string {
  if (name === DEFAULT_STAGE) return `${apiId}ApiGatewayDefaultStage`;
  if (typeof name !== 'string' || name === '') return `${apiId}Stage`;
  if (/^[\p{L}\p{N}]+$/u.test(name)) return `${apiId}${name}Stage`;
  return `${apiId}Stage${serverlessHash(name)}`;
}

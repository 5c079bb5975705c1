import { own } from '../controls/value';
import {
  defined,
  type GeneratedResource,
  objectAt,
  type ServerlessResource,
  sameProperties,
  sameSources,
} from './serverless-resource';

const STAGE = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageName', 'StageVariables'];

/** The stage of a WebSocket API that names none. */
const DEFAULT_STAGE = 'default';

/** The route by which callers connect: the only one that is authorized. */
const CONNECT = '$connect';

/** What SAM makes of an `AWS::Serverless::WebSocketApi`: the API, its one stage, and the route by which callers connect. */
export function expandWebSocketApi({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  const stageName = own(properties, 'StageName') ?? DEFAULT_STAGE;
  const stagePrefix = typeof stageName === 'string' && stageName !== DEFAULT_STAGE ? stageName : '';
  const connect: GeneratedResource = {
    logicalId: `${logicalId}ConnectRoute`,
    type: 'AWS::ApiGatewayV2::Route',
    properties: defined({
      ApiId: { Ref: logicalId },
      RouteKey: CONNECT,
      AuthorizationType: own(objectAt(properties, 'Auth'), 'AuthType'),
    }),
    sources: [
      ['', `Routes.${CONNECT}`],
      ['AuthorizationType', 'Auth.AuthType'],
    ],
  };
  return [
    {
      logicalId,
      type: 'AWS::ApiGatewayV2::Api',
      properties: defined({ Name: own(properties, 'Name'), ProtocolType: 'WEBSOCKET' }),
      sources: [['', '']],
    },
    {
      logicalId: `${logicalId}${stageName === DEFAULT_STAGE ? 'Default' : stagePrefix}Stage`,
      type: 'AWS::ApiGatewayV2::Stage',
      properties: { StageName: DEFAULT_STAGE, ...sameProperties(properties, STAGE), ApiId: { Ref: logicalId } },
      sources: sameSources(STAGE),
    },
    ...(own(objectAt(properties, 'Routes'), CONNECT) === undefined ? [] : [connect]),
  ];
}

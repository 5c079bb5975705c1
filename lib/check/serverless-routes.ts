import { isObject, own, scalarText } from '../controls/value';
import type { ApiEvent } from './serverless-event';
import {
  defined,
  type GeneratedResource,
  isIntrinsic,
  objectAt,
  type RawObject,
  type ServerlessResource,
} from './serverless-resource';

/** How SAM writes that any method will do. */
const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** Stands for what only SAM knows: a function that the checks cannot follow. */
const UNDECIDED: RawObject = { 'Fn::Transform': { Name: 'AWS::Serverless' } };

/**
 * The method or route of an event. SAM writes it into the API's OpenAPI definition; for judging, it is the resource that a
 * template without SAM has for it. Its logical id holds a dot, which no other has.
 *
 * @param api the API, where it is one of SAM's in the same template
 */
export function routeOf(event: ApiEvent, api: ServerlessResource): GeneratedResource {
  const { kind, name, properties, target } = event;
  const source = `Events.${name}`;
  const method = scalarText(own(properties, 'Method'));
  const verb = method === ANY_METHOD ? 'ANY' : method.toUpperCase();
  const path = own(properties, 'Path');
  const isDefault = path === undefined && method === '';
  const route =
    kind === 'Api'
      ? { RestApiId: { Ref: api.logicalId }, HttpMethod: verb }
      : { ApiId: { Ref: api.logicalId }, RouteKey: isDefault ? '$default' : `${verb} ${scalarText(path)}` };
  return {
    logicalId: `${target.logicalId}.${name}`,
    type: kind === 'Api' ? 'AWS::ApiGateway::Method' : 'AWS::ApiGatewayV2::Route',
    properties: defined({ ...route, AuthorizationType: authorizationType(event, api) }),
    sources: [
      ['', source],
      ['AuthorizationType', `${source}.Properties.Auth`],
      ['RouteKey', `${source}.Properties`],
      ['HttpMethod', `${source}.Properties.Method`],
    ],
  };
}

/** The event's own authorizer goes before the API's default one. */
function authorizationType({ kind, properties }: ApiEvent, api: ServerlessResource): unknown {
  const eventAuth = own(properties, 'Auth');
  const apiAuth = own(api.properties, 'Auth');
  if (isIntrinsic(eventAuth) || isIntrinsic(apiAuth)) return UNDECIDED;
  const chosen = objectAt(properties, 'Auth').Authorizer ?? objectAt(api.properties, 'Auth').DefaultAuthorizer;
  if (chosen === undefined || chosen === 'NONE' || chosen === 'AWS_IAM') return chosen;
  if (typeof chosen !== 'string') return UNDECIDED;
  const authorizers = objectAt(apiAuth, 'Authorizers');
  if (isIntrinsic(authorizers)) return UNDECIDED;
  const authorizer = own(authorizers, chosen);
  if (kind === 'Api') return isObject(authorizer) && 'UserPoolArn' in authorizer ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return isObject(authorizer) && 'FunctionArn' in authorizer ? 'CUSTOM' : 'JWT';
}

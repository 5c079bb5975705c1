import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, unknown, type Verdict } from '../verdict';

const HTTP_ROUTE = /^(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) \//;

function judgeRoute(route: Resource): Verdict {
  const authorized = route.at('AuthorizationType').oneOf(['AWS_IAM', 'CUSTOM', 'JWT']);
  const needed = needsAuthorization(route);
  if (needed === false) return notApplicable();
  if (needed === true || authorized.kind !== 'violation') return authorized;
  return unknown('RouteKey', 'the template does not tell whether the route needs an authorizer');
}

/** Preflight requests carry no credentials, and API Gateway authorizes WebSocket callers when they connect. */
function needsAuthorization(route: Resource): boolean | undefined {
  const key = route.at('RouteKey').target();
  if (key.kind !== 'text' || key.text.startsWith('${')) return undefined;
  if (key.text.startsWith('OPTIONS ')) return false;
  if (key.text === '$connect' || HTTP_ROUTE.test(key.text)) return true;
  return key.text === '$default' ? isHttpApi(route) : false;
}

function isHttpApi(route: Resource): boolean | undefined {
  const api = route.at('ApiId').target();
  const protocol = api.kind === 'reference' ? api.reference.resource.at('ProtocolType').target() : undefined;
  return protocol?.kind === 'text' ? protocol.text === 'HTTP' : undefined;
}

const api = (protocol: string) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: protocol } });
const route = (key: string, authorizationType?: unknown) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: key, AuthorizationType: authorizationType },
});

/** Routes of HTTP APIs, and connections to WebSocket APIs, ask who is calling. */
export const httpApiRouteAuthorization = control({
  id: 'HttpApiRouteAuthorization',
  area: 'edge',
  title: 'Routes of HTTP APIs and connections to WebSocket APIs have an authorizer',
  rationale: 'Anybody can call a route without one: orders and addresses are read by trying numbers.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::ApiGatewayV2::Route', judgeRoute),
  remedy: 'Set authorizer on the route or defaultAuthorizer on the API; except what is meant to be public.',
  detect: [managedRule('API_GWV2_AUTHORIZATION_TYPE_CONFIGURED')],
  examples: {
    compliant: [
      { Resources: { Orders: route('GET /orders', 'JWT'), Api: api('HTTP') } },
      { Resources: { Connect: route('$connect', 'AWS_IAM'), Api: api('WEBSOCKET') } },
    ],
    violating: [
      { faultAt: 'AuthorizationType', Resources: { Orders: route('GET /orders', 'NONE'), Api: api('HTTP') } },
      { faultAt: 'AuthorizationType', Resources: { Rest: route('$default'), Api: api('HTTP') } },
      { faultAt: 'AuthorizationType', Resources: { Connect: route('$connect'), Api: api('WEBSOCKET') } },
    ],
    unknown: [{ Parameters: { Api: { Type: 'String' } }, Resources: { Rest: route('$default') } }],
  },
});

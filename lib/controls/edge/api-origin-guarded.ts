import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { behaviorsByKind } from './behavior-kind';
import { originResource } from './referenced-origin';

function judgeOrigin(distribution: Resource, origin: Position): Verdict {
  const api = originResource(origin, 'AWS::ApiGatewayV2::Api');
  if (api === undefined || takesReportsAlone(distribution, origin)) return notApplicable();
  const headers = origin.at('OriginCustomHeaders');
  return any(
    violation(
      headers.path,
      `${headers.path} is absent, and routes of ${api.logicalId} are open to everybody; expected a secret header`,
    ),
    headers.present().kind === 'violation' ? notApplicable() : headers.present(),
    everyRouteAuthorized(api),
  );
}

/** Browsers report violations without credentials, wherever they are told to. */
function takesReportsAlone(distribution: Resource, origin: Position): boolean {
  const id = certainText(origin.at('Id'));
  const config = distribution.at('DistributionConfig');
  if (id === undefined || certainText(config.at('DefaultCacheBehavior.TargetOriginId')) === id) return false;
  const kinds = behaviorsByKind(distribution)
    .filter(({ behavior }) => certainText(behavior.at('TargetOriginId')) === id)
    .map(({ kind }) => kind);
  return kinds.length > 0 && kinds.every((kind) => kind === 'reports');
}

function everyRouteAuthorized(api: Resource): Verdict {
  const { found, undecided } = api.relatedBy('AWS::ApiGatewayV2::Route', 'ApiId');
  if (undecided.length > 0) return unknown('', 'the template does not tell the routes of the API');
  if (found.length === 0) return violation('', 'the API has no routes');
  const verdict = all(...found.map((route) => route.at('AuthorizationType').or('NONE').noneOf(['NONE'])));
  return verdict.kind === 'not-applicable' ? compliant() : verdict;
}

const shop = (origin: object, authorization: unknown = 'NONE') => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          DefaultCacheBehavior: { TargetOriginId: 'api' },
          Origins: [{ Id: 'api', DomainName: { 'Fn::Sub': '${Api}.execute-api.eu-west-1.amazonaws.com' }, ...origin }],
        },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Search: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /search', AuthorizationType: authorization },
    },
  },
});
const secret = { OriginCustomHeaders: [{ HeaderName: 'x-origin', HeaderValue: '{{resolve:secretsmanager:origin}}' }] };

/** HTTP APIs behind a distribution can tell whether a request came through it. */
export const apiOriginGuarded = control({
  id: 'ApiOriginGuarded',
  area: 'edge',
  title: 'HTTP APIs behind a distribution have authorized routes, or get a secret header to know it by',
  rationale: 'An HTTP API has no web ACL of its own: whoever calls it directly goes around every rule and rate limit.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('1.4.2'), judged('1.4.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    distribution.at('DistributionConfig.Origins').every((origin) => judgeOrigin(distribution, origin)),
  ),
  remedy: 'Give the routes an authorizer, or the origin a customHeaders secret that an authorizer of the API checks.',
  detect: none(
    'No managed AWS Config rule follows an origin to the routes of its API; a running distribution names only the address of the API.',
  ),
  examples: {
    compliant: [shop(secret), shop({}, 'JWT')],
    violating: [{ faultAt: 'DistributionConfig.Origins[0].OriginCustomHeaders', ...shop({}) }],
    unknown: [{ Parameters: { Authorization: { Type: 'String' } }, ...shop({}, { Ref: 'Authorization' }) }],
  },
});

import { certainText } from '../certain-value';
import { behaviorsByKind } from '../edge/behavior-kind';
import { originResource } from '../edge/referenced-origin';
import type { Position } from '../position';
import type { Resource } from '../resource';
import type { TemplateSet } from '../template-set';
import { referencesOf } from '../value';

/** The functions that answer the checkout of a distribution, as far as the templates tell. */
export function checkoutFunctions(set: TemplateSet): ReadonlySet<Resource> {
  return new Set(set.ofType('AWS::CloudFront::Distribution').flatMap(functionsOf));
}

function functionsOf(distribution: Resource): readonly Resource[] {
  const origins = distribution.at('DistributionConfig.Origins').items();
  return behaviorsByKind(distribution)
    .filter(({ kind }) => kind === 'checkout')
    .flatMap(({ behavior }) => {
      const id = certainText(behavior.at('TargetOriginId'));
      const prefix = (certainText(behavior.at('PathPattern')) ?? '').split('*')[0] ?? '';
      const behind = origins.filter((origin) => id !== undefined && certainText(origin.at('Id')) === id);
      return behind.flatMap((origin) => functionsBehind(origin, prefix));
    });
}

function functionsBehind(origin: Position, prefix: string): readonly Resource[] {
  const url = originResource(origin, 'AWS::Lambda::Url');
  if (url !== undefined) return named(url.at('TargetFunctionArn'), 'AWS::Lambda::Function');
  const httpApi = originResource(origin, 'AWS::ApiGatewayV2::Api');
  if (httpApi !== undefined) {
    return httpApi
      .relatedBy('AWS::ApiGatewayV2::Route', 'ApiId')
      .found.filter((route) => serves(certainText(route.at('RouteKey')) ?? '', prefix))
      .flatMap((route) => named(route.at('Target'), 'AWS::ApiGatewayV2::Integration'))
      .flatMap((integration) => named(integration.at('IntegrationUri'), 'AWS::Lambda::Function'));
  }
  const restApi = originResource(origin, 'AWS::ApiGateway::RestApi');
  return (restApi?.relatedBy('AWS::ApiGateway::Method', 'RestApiId').found ?? []).flatMap((method) =>
    named(method.at('Integration.Uri'), 'AWS::Lambda::Function'),
  );
}

/** Whether a route such as `POST /checkout/pay` or `ANY /{proxy+}` takes requests below a path. */
function serves(routeKey: string, prefix: string): boolean {
  if (routeKey === '$default') return true;
  const path = routeKey.split(' ')[1] ?? '';
  return path.startsWith(prefix) || /^\/\{[^}]*\+\}$/.test(path);
}

function named(position: Position, type: string): readonly Resource[] {
  const references = position.values.flatMap(referencesOf);
  return references.map(({ resource }) => resource).filter((resource) => resource.type === type);
}

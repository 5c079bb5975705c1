import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, notApplicable, unknown, type Verdict } from '../verdict';

export const REST_STAGE = 'AWS::ApiGateway::Stage';
/** A deployment whose `StageDescription` makes a stage by the way. */
export const REST_DEPLOYMENT = 'AWS::ApiGateway::Deployment';
export const SAM_REST_API = 'AWS::Serverless::Api';
export const V2_STAGE = 'AWS::ApiGatewayV2::Stage';

/** The verdict on each of the settings of a stage: the default ones, and those of single methods or routes. */
export function everySetting(stage: Resource, judge: (setting: Position) => Verdict): Verdict {
  if (stage.type === V2_STAGE) return all(judge(stage.at('DefaultRouteSettings')), everyRoute(stage, judge));
  if (stage.type !== REST_DEPLOYMENT) return stage.at('MethodSettings').every(judge);
  const description = stage.at('StageDescription');
  if (description.absent().kind === 'compliant') return notApplicable();
  return all(judge(description), description.at('MethodSettings').every(judge));
}

function everyRoute(stage: Resource, judge: (setting: Position) => Verdict): Verdict {
  const routes = stage.at('RouteSettings');
  return routes.judge((value) => {
    if (value.kind === 'unknown') return unknown(routes.path, value.reason);
    return all(...routes.keys().map((key) => judge(routes.property(key))));
  });
}

import { everySetting } from '../../../lib/controls/edge/stage-settings';
import { TemplateSet } from '../../../lib/controls/template-set';
import type { Verdict } from '../../../lib/controls/verdict';

function judge(type: string, properties: object): Verdict | undefined {
  const body = {
    Parameters: { Free: { Type: 'String' } },
    Resources: { Prod: { Type: type, Properties: properties } },
  };
  const [stage] = new TemplateSet([{ name: 'shop', body }]).ofType(type);
  return stage && everySetting(stage, (setting) => setting.at('DataTraceEnabled').or(false).isFalse());
}

const traced = { DataTraceEnabled: true };

test.each([
  ['AWS::ApiGateway::Stage', { MethodSettings: [{}, traced] }, 'MethodSettings[1].DataTraceEnabled'],
  ['AWS::Serverless::Api', { MethodSettings: [traced] }, 'MethodSettings[0].DataTraceEnabled'],
  ['AWS::ApiGateway::Deployment', { StageDescription: traced }, 'StageDescription.DataTraceEnabled'],
  [
    'AWS::ApiGateway::Deployment',
    { StageDescription: { MethodSettings: [traced] } },
    'StageDescription.MethodSettings[0].DataTraceEnabled',
  ],
  ['AWS::ApiGatewayV2::Stage', { DefaultRouteSettings: traced }, 'DefaultRouteSettings.DataTraceEnabled'],
  ['AWS::ApiGatewayV2::Stage', { RouteSettings: { 'GET /a.b': traced } }, 'RouteSettings.GET /a.b.DataTraceEnabled'],
])('finds a setting of %s %j', (type, properties, path) => {
  expect(judge(type, properties)).toEqual({
    kind: 'violation',
    faults: [{ path, message: `${path} is true; expected false` }],
  });
});

test.each([
  ['AWS::ApiGateway::Stage', {}, 'not-applicable'],
  ['AWS::ApiGateway::Deployment', {}, 'not-applicable'],
  ['AWS::ApiGatewayV2::Stage', {}, 'compliant'],
  ['AWS::ApiGateway::Stage', { MethodSettings: { Ref: 'Free' } }, 'unknown'],
  ['AWS::ApiGatewayV2::Stage', { RouteSettings: { Ref: 'Free' } }, 'unknown'],
])('%s %j is %s', (type, properties, kind) => {
  expect(judge(type, properties)?.kind).toBe(kind);
});

import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

const REST_STAGE = 'AWS::ApiGateway::Stage';
const STAGE = 'AWS::ApiGatewayV2::Stage';

function judgeStage(stage: Resource): Verdict {
  if (stage.type === STAGE) return isLimited(stage.at('DefaultRouteSettings.ThrottlingRateLimit'));
  return stage
    .at('MethodSettings')
    .some(
      (setting) =>
        all(
          setting.at('HttpMethod').equals('*'),
          setting.at('ResourcePath').equals('/*'),
          isLimited(setting.at('ThrottlingRateLimit')),
        ),
      'MethodSettings has no ThrottlingRateLimit for all methods (HttpMethod *, ResourcePath /*)',
    );
}

/** -1 switches throttling off. */
function isLimited(rate: Position): Verdict {
  return rate.satisfies((value) => Number(value) > 0, 'a number of requests a second');
}

const restStage = (settings: object) => ({
  Type: REST_STAGE,
  Properties: { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ...settings }] },
});
const stage = (settings: object) => ({ Type: STAGE, Properties: { DefaultRouteSettings: settings } });

/** Stages of APIs take no more requests than the shop needs. */
export const apiStageThrottling = control({
  id: 'ApiStageThrottling',
  area: 'edge',
  title: 'Stages of REST, HTTP and WebSocket APIs have a throttling rate',
  rationale: 'One stage without a rate of its own can use up the quota that all APIs of the account share.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each([REST_STAGE, STAGE], judgeStage),
  remedy: 'Set throttlingRateLimit and throttlingBurstLimit in deployOptions (REST), or throttle on the stage.',
  detect: single(),
  examples: {
    compliant: [
      { Resources: { Prod: restStage({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 }) } },
      { Resources: { Prod: stage({ ThrottlingRateLimit: '100' }) } },
    ],
    violating: [
      { faultAt: 'MethodSettings', Resources: { Prod: { Type: REST_STAGE } } },
      { faultAt: 'MethodSettings', Resources: { Prod: restStage({ ThrottlingRateLimit: -1 }) } },
      { faultAt: 'DefaultRouteSettings.ThrottlingRateLimit', Resources: { Prod: stage({}) } },
    ],
    unknown: [
      {
        Parameters: { Rate: { Type: 'Number' } },
        Resources: { Prod: stage({ ThrottlingRateLimit: { Ref: 'Rate' } }) },
      },
    ],
  },
});

import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';

const REST_STAGE = 'AWS::ApiGateway::Stage';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const log = { DestinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:shop-api' };

/** Stages of APIs log who called what. */
export const apiStageAccessLogs = control({
  id: 'ApiStageAccessLogs',
  area: 'edge',
  title: 'Stages of REST, HTTP and WebSocket APIs have access logs',
  rationale: 'Without access logs nobody can tell which orders a stolen token was used to read.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['10.2.1', '10.2.2'], gdpr: ['33.5'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each([REST_STAGE, STAGE], (stage) =>
    stage.at(`${stage.type === STAGE ? 'AccessLogSettings' : 'AccessLogSetting'}.DestinationArn`).present(),
  ),
  remedy: 'Set accessLogDestination in deployOptions (REST), or accessLogSettings on the stage (HTTP and WebSocket).',
  detect: [managedRule('API_GWV2_ACCESS_LOGS_ENABLED')],
  examples: {
    compliant: [
      { Resources: { Prod: { Type: REST_STAGE, Properties: { AccessLogSetting: log } } } },
      { Resources: { Prod: { Type: STAGE, Properties: { AccessLogSettings: log } } } },
    ],
    violating: [
      { faultAt: 'AccessLogSetting.DestinationArn', Resources: { Prod: { Type: REST_STAGE } } },
      { faultAt: 'AccessLogSettings.DestinationArn', Resources: { Prod: { Type: STAGE } } },
    ],
    unknown: [
      {
        Parameters: { Log: { Type: 'String' } },
        Resources: { Prod: { Type: STAGE, Properties: { AccessLogSettings: { DestinationArn: { Ref: 'Log' } } } } },
      },
    ],
  },
});

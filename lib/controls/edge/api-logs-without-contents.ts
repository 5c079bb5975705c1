import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict } from '../verdict';
import { everySetting, REST_DEPLOYMENT, REST_STAGE, SAM_REST_API, V2_STAGE } from './stage-settings';

const GRAPHQL_API = 'AWS::AppSync::GraphQLApi';

function judgeApi(resource: Resource): Verdict {
  if (resource.type === GRAPHQL_API) {
    const log = resource.at('LogConfig');
    if (log.absent().kind === 'compliant') return notApplicable();
    return log.at('ExcludeVerboseContent').or(false).isTrue();
  }
  const traces = everySetting(resource, (setting) => setting.at('DataTraceEnabled').or(false).isFalse());
  return resource.type === REST_DEPLOYMENT ? traces : all(compliant(), traces);
}

const stage = (type: string, Properties: object) => ({ Resources: { Prod: { Type: type, Properties } } });
const graphql = (setting: object) => ({
  Resources: {
    Shop: {
      Type: GRAPHQL_API,
      Properties: {
        AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
        LogConfig: { CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/log', FieldLogLevel: 'ERROR', ...setting },
      },
    },
  },
});

/** Logs tell what was called, not what was in it. */
export const apiLogsWithoutContents = control({
  id: 'ApiLogsWithoutContents',
  area: 'edge',
  title: 'Logs of APIs leave out what requests and answers hold',
  rationale:
    'Names, addresses, passwords and tokens would lie in clear in a log that many may read and nobody thinks of as customer data.',
  severity: 'medium',
  frameworks: { gdpr: ['5.1.c', '32.1.b'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each([REST_STAGE, REST_DEPLOYMENT, SAM_REST_API, V2_STAGE, GRAPHQL_API], judgeApi),
  remedy: 'Leave dataTraceEnabled out; in AppSync set excludeVerboseContent: true in logConfig.',
  detect: single(),
  examples: {
    compliant: [
      stage(REST_STAGE, { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR' }] }),
      stage(V2_STAGE, { DefaultRouteSettings: { LoggingLevel: 'INFO' } }),
      graphql({ ExcludeVerboseContent: true }),
    ],
    violating: [
      {
        faultAt: 'MethodSettings[0].DataTraceEnabled',
        ...stage(REST_STAGE, { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', DataTraceEnabled: true }] }),
      },
      {
        faultAt: 'RouteSettings.sendMessage.DataTraceEnabled',
        ...stage(V2_STAGE, { RouteSettings: { sendMessage: { DataTraceEnabled: 'true' } } }),
      },
      { faultAt: 'LogConfig.ExcludeVerboseContent', ...graphql({}) },
    ],
    unknown: [{ Parameters: { Quiet: { Type: 'String' } }, ...graphql({ ExcludeVerboseContent: { Ref: 'Quiet' } }) }],
  },
});

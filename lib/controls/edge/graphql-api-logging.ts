import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, type Verdict, violation } from '../verdict';

/** The levels by which AppSync logs at least the fields that failed ("LogConfig", AWS AppSync API Reference). */
const LEVELS = ['ERROR', 'INFO', 'DEBUG', 'ALL'];

function judgeApi(api: Resource): Verdict {
  const log = api.at('LogConfig');
  if (log.absent().kind === 'compliant') {
    return violation('LogConfig', 'LogConfig is absent; expected a role for CloudWatch Logs and a FieldLogLevel');
  }
  return all(log.at('CloudWatchLogsRoleArn').present(), log.at('FieldLogLevel').oneOf(LEVELS));
}

const api = (LogConfig?: object): Example => ({
  Resources: {
    Shop: { Type: 'AWS::AppSync::GraphQLApi', Properties: { AuthenticationType: 'AWS_IAM', LogConfig } },
    LogRole: { Type: 'AWS::IAM::Role' },
  },
});
const CloudWatchLogsRoleArn = { 'Fn::GetAtt': ['LogRole', 'Arn'] };

/** GraphQL APIs log who called what, and what failed. */
export const graphqlApiLogging = control({
  id: 'GraphqlApiLogging',
  area: 'edge',
  title: 'GraphQL APIs log requests and failed fields',
  rationale: 'Without logs nobody can tell which orders a stolen token was used to read.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.2.2')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each('AWS::AppSync::GraphQLApi', judgeApi),
  remedy: 'Set logConfig with fieldLogLevel: ERROR or more, and excludeVerboseContent: true.',
  detect: [managedRule('APPSYNC_LOGGING_ENABLED')],
  examples: {
    compliant: [api({ CloudWatchLogsRoleArn, FieldLogLevel: 'ERROR' })],
    violating: [
      { faultAt: 'LogConfig', ...api() },
      { faultAt: 'LogConfig.FieldLogLevel', ...api({ CloudWatchLogsRoleArn, FieldLogLevel: 'NONE' }) },
    ],
    unknown: [
      { Parameters: { Level: { Type: 'String' } }, ...api({ CloudWatchLogsRoleArn, FieldLogLevel: { Ref: 'Level' } }) },
    ],
  },
});

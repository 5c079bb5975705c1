import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';
import { DATABASE_TYPES, standsAlone } from './database-cluster-member';

const EXPORTS = 'EnableCloudwatchLogsExports';
const DOCUMENT_GROUP = 'AWS::DocDB::DBClusterParameterGroup';

/** The property that sends logs out, where it is another one. */
const LOGS: Readonly<Record<string, string>> = {
  'AWS::Redshift::Cluster': 'LoggingProperties',
  'AWS::RedshiftServerless::Namespace': 'LogExports',
};

/** DocumentDB writes the audit log that its cluster exports only where its parameter group says so. */
function judge(resource: Resource): Verdict {
  if (resource.type === DOCUMENT_GROUP) {
    return resource.at('Parameters.audit_logs').or('disabled').noneOf(['disabled', 'none']);
  }
  return onlyWhere(standsAlone(resource), resource.at(LOGS[resource.type] ?? EXPORTS).present());
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/** Databases send their logs where a failed or replaced instance does not take them along. */
export const databaseLogs = control({
  id: 'DatabaseLogs',
  area: 'data',
  title: 'Databases deliver their logs',
  rationale: 'Logs that stay on the instance are gone after days, or with it, when an intrusion must be traced.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.3.3')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each([...DATABASE_TYPES, ...Object.keys(LOGS), DOCUMENT_GROUP], judge),
  remedy: 'Set cloudwatchLogsExports to the logs of the engine, such as ["postgresql"] or ["audit", "error"].',
  detect: [
    managedRule('RDS_POSTGRESQL_LOGS_TO_CLOUDWATCH'),
    managedRule('RDS_AURORA_POSTGRESQL_LOGS_TO_CLOUDWATCH'),
    managedRule('REDSHIFT_AUDIT_LOGGING_ENABLED'),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { EnableCloudwatchLogsExports: ['postgresql'] }),
      example('AWS::DocDB::DBCluster', { EnableCloudwatchLogsExports: ['audit'] }),
      example('AWS::Redshift::Cluster', { LoggingProperties: { LogDestinationType: 'cloudwatch' } }),
      example(DOCUMENT_GROUP, { Parameters: { audit_logs: 'enabled' } }),
    ],
    violating: [
      { faultAt: EXPORTS, ...example('AWS::RDS::DBCluster', {}) },
      { faultAt: EXPORTS, ...example('AWS::Neptune::DBCluster', { EnableCloudwatchLogsExports: [] }) },
      { faultAt: 'LoggingProperties', ...example('AWS::Redshift::Cluster', {}) },
      { faultAt: 'Parameters.audit_logs', ...example(DOCUMENT_GROUP, { Parameters: { audit_logs: 'disabled' } }) },
    ],
    unknown: [
      {
        Parameters: { Logs: { Type: 'CommaDelimitedList' } },
        ...example('AWS::RDS::DBInstance', { EnableCloudwatchLogsExports: { Ref: 'Logs' } }),
      },
    ],
  },
});

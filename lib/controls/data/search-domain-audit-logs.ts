import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { SEARCH_TYPES } from './search-domain';

const GROUP = 'arn:aws:logs:eu-west-1:111122223333:log-group:search-audit';
const example = (LogPublishingOptions?: object, Type = 'AWS::OpenSearchService::Domain'): Example => ({
  Resources: { Catalog: { Type, Properties: { LogPublishingOptions } } },
});
const audit = (Enabled: unknown) => ({ AUDIT_LOGS: { Enabled, CloudWatchLogsLogGroupArn: GROUP } });

/** Search domains record who signed in, and what was read and changed. */
export const searchDomainAuditLogs = control({
  id: 'SearchDomainAuditLogs',
  area: 'data',
  title: 'Search domains deliver audit logs',
  rationale: 'Without them nobody can tell after a leak which index was read, or by whom.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('10.2.1')], gdpr: ['33.5'], 'nist-csf-2.0': ['PR.PS-04'] },
  since: '0.1.0',
  check: each(SEARCH_TYPES, (domain) => {
    const log = domain.at('LogPublishingOptions.AUDIT_LOGS');
    return all(log.at('Enabled').isTrue(), log.at('CloudWatchLogsLogGroupArn').present());
  }),
  remedy: 'Set logging: { auditLogEnabled: true }; it needs fineGrainedAccessControl.',
  detect: [managedRule('OPENSEARCH_AUDIT_LOGGING_ENABLED')],
  examples: {
    compliant: [example(audit(true)), example(audit('true'), 'AWS::Elasticsearch::Domain')],
    violating: [
      { faultAt: 'LogPublishingOptions.AUDIT_LOGS.Enabled', ...example() },
      { faultAt: 'LogPublishingOptions.AUDIT_LOGS.Enabled', ...example(audit(false)) },
      {
        faultAt: 'LogPublishingOptions.AUDIT_LOGS.CloudWatchLogsLogGroupArn',
        ...example({ AUDIT_LOGS: { Enabled: true } }),
      },
    ],
    unknown: [{ Parameters: { Audit: { Type: 'String' } }, ...example(audit({ Ref: 'Audit' })) }],
  },
});

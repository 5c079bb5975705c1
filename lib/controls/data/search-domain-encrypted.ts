import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { SEARCH_TYPES } from './search-domain';

const example = (EncryptionAtRestOptions?: object, Type = 'AWS::OpenSearchService::Domain'): Example => ({
  Resources: { Catalog: { Type, Properties: { EncryptionAtRestOptions } } },
});

/** Search domains encrypt their indices, logs, swap files and automated snapshots. */
export const searchDomainEncrypted = control({
  id: 'SearchDomainEncrypted',
  area: 'data',
  title: 'Search domains are encrypted at rest',
  rationale: 'An index of orders or shoppers is a second copy of the database, and lies on disks of its own.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(SEARCH_TYPES, (domain) => domain.at('EncryptionAtRestOptions.Enabled').isTrue()),
  remedy: 'Set encryptionAtRest: { enabled: true }, with a kmsKey of your own.',
  detect: [managedRule('OPENSEARCH_ENCRYPTED_AT_REST')],
  examples: {
    compliant: [example({ Enabled: true }), example({ Enabled: 'true' }, 'AWS::Elasticsearch::Domain')],
    violating: [
      { faultAt: 'EncryptionAtRestOptions.Enabled', ...example() },
      { faultAt: 'EncryptionAtRestOptions.Enabled', ...example({ Enabled: false }, 'AWS::Elasticsearch::Domain') },
    ],
    unknown: [{ Parameters: { Encrypt: { Type: 'String' } }, ...example({ Enabled: { Ref: 'Encrypt' } }) }],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { SEARCH_TYPES } from './search-domain';

const example = (NodeToNodeEncryptionOptions?: object, Type = 'AWS::OpenSearchService::Domain'): Example => ({
  Resources: { Catalog: { Type, Properties: { NodeToNodeEncryptionOptions } } },
});

/** The nodes of a search domain speak TLS with each other. */
export const searchDomainNodeEncryption = control({
  id: 'SearchDomainNodeEncryption',
  area: 'data',
  title: 'Nodes of search domains encrypt what they send each other',
  rationale: 'Whole indices cross the network between nodes whenever data is replicated or moved.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each(SEARCH_TYPES, (domain) => domain.at('NodeToNodeEncryptionOptions.Enabled').isTrue()),
  remedy: 'Set nodeToNodeEncryption: true.',
  detect: [managedRule('OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK')],
  examples: {
    compliant: [example({ Enabled: true }), example({ Enabled: 'true' }, 'AWS::Elasticsearch::Domain')],
    violating: [
      { faultAt: 'NodeToNodeEncryptionOptions.Enabled', ...example() },
      { faultAt: 'NodeToNodeEncryptionOptions.Enabled', ...example({ Enabled: false }) },
    ],
    unknown: [{ Parameters: { Encrypt: { Type: 'String' } }, ...example({ Enabled: { Ref: 'Encrypt' } }) }],
  },
});

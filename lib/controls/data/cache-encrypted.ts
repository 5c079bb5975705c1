import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

/** The setting by resource type. */
const SETTINGS: Readonly<Record<string, string>> = {
  'AWS::ElastiCache::ReplicationGroup': 'AtRestEncryptionEnabled',
  'AWS::DAX::Cluster': 'SSESpecification.SSEEnabled',
};

const example = (AtRestEncryptionEnabled?: unknown): Example => ({
  Resources: { Sessions: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { AtRestEncryptionEnabled } } },
});
const accelerator = (SSESpecification?: object): Example => ({
  Resources: { Orders: { Type: 'AWS::DAX::Cluster', Properties: { SSESpecification } } },
});

/** Caches are encrypted on disk and in backups. Serverless caches and MemoryDB always are. */
export const cacheEncrypted = control({
  id: 'CacheEncrypted',
  area: 'data',
  title: 'Caches are encrypted at rest',
  rationale: 'Sessions and carts are personal data too, and a cache writes them to disk on every backup.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(Object.keys(SETTINGS), (cache) => cache.at(SETTINGS[cache.type] ?? '').isTrue()),
  remedy:
    'Set atRestEncryptionEnabled: true, or sseSpecification: { sseEnabled: true } for DAX; it can be set only when the cache is created.',
  detect: [managedRule('ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST')],
  examples: {
    compliant: [example(true), accelerator({ SSEEnabled: 'true' })],
    violating: [
      { faultAt: 'AtRestEncryptionEnabled', ...example() },
      { faultAt: 'AtRestEncryptionEnabled', ...example('false') },
      { faultAt: 'SSESpecification.SSEEnabled', ...accelerator() },
    ],
    unknown: [{ Parameters: { Encrypt: { Type: 'String' } }, ...example({ Ref: 'Encrypt' }) }],
  },
});

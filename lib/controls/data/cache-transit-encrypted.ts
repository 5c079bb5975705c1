import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const example = (Properties: object): Example => ({
  Resources: { Sessions: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties } },
});

/** Caches speak TLS alone; the mode `preferred` still admits plaintext. */
export const cacheTransitEncrypted = control({
  id: 'CacheTransitEncrypted',
  area: 'data',
  title: 'Caches refuse connections without TLS',
  rationale: 'Without TLS, session tokens and the password of the cache cross the network in clear text.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::ElastiCache::ReplicationGroup', (cache) =>
    all(
      cache.at('TransitEncryptionEnabled').isTrue(),
      cache.at('TransitEncryptionMode').or('required').equals('required'),
    ),
  ),
  remedy:
    'Set transitEncryptionEnabled: true; move an existing group over through transitEncryptionMode preferred to required.',
  detect: [managedRule('ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT')],
  examples: {
    compliant: [
      example({ TransitEncryptionEnabled: true }),
      example({ TransitEncryptionEnabled: 'true', TransitEncryptionMode: 'required' }),
    ],
    violating: [
      { faultAt: 'TransitEncryptionEnabled', ...example({}) },
      {
        faultAt: 'TransitEncryptionMode',
        ...example({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' }),
      },
    ],
    unknown: [{ Parameters: { Tls: { Type: 'String' } }, ...example({ TransitEncryptionEnabled: { Ref: 'Tls' } }) }],
  },
});

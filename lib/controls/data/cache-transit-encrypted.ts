import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** MemoryDB asks for TLS unless told otherwise, and DAX speaks it only when told (CloudFormation, "AWS::DAX::Cluster"). */
const JUDGES: Readonly<Record<string, (cache: Resource) => Verdict>> = {
  'AWS::ElastiCache::ReplicationGroup': (group) =>
    all(
      group.at('TransitEncryptionEnabled').isTrue(),
      group.at('TransitEncryptionMode').or('required').equals('required'),
    ),
  'AWS::ElastiCache::CacheCluster': (cluster) => cluster.at('TransitEncryptionEnabled').isTrue(),
  'AWS::MemoryDB::Cluster': (cluster) => cluster.at('TLSEnabled').or(true).isTrue(),
  'AWS::DAX::Cluster': (cluster) => cluster.at('ClusterEndpointEncryptionType').equals('TLS'),
};

const cache = (Type: string, Properties: object): Example => ({ Resources: { Sessions: { Type, Properties } } });
const example = (Properties: object) => cache('AWS::ElastiCache::ReplicationGroup', Properties);

/** Caches speak TLS alone; the mode `preferred` still admits plaintext. */
export const cacheTransitEncrypted = control({
  id: 'CacheTransitEncrypted',
  area: 'data',
  title: 'Caches refuse connections without TLS',
  rationale: 'Without TLS, session tokens and the password of the cache cross the network in clear text.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each(Object.keys(JUDGES), (resource) => JUDGES[resource.type]?.(resource) ?? all()),
  remedy:
    'Set transitEncryptionEnabled: true (DAX: clusterEndpointEncryptionType: "TLS"); move an existing group over through transitEncryptionMode preferred to required.',
  detect: [managedRule('ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT')],
  examples: {
    compliant: [
      example({ TransitEncryptionEnabled: true }),
      example({ TransitEncryptionEnabled: 'true', TransitEncryptionMode: 'required' }),
      cache('AWS::MemoryDB::Cluster', { ACLName: 'sessions' }),
    ],
    violating: [
      { faultAt: 'TransitEncryptionEnabled', ...example({}) },
      {
        faultAt: 'TransitEncryptionMode',
        ...example({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' }),
      },
      { faultAt: 'TLSEnabled', ...cache('AWS::MemoryDB::Cluster', { TLSEnabled: false }) },
      { faultAt: 'ClusterEndpointEncryptionType', ...cache('AWS::DAX::Cluster', {}) },
    ],
    unknown: [{ Parameters: { Tls: { Type: 'String' } }, ...example({ TransitEncryptionEnabled: { Ref: 'Tls' } }) }],
  },
});

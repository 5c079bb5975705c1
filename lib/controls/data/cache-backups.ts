import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';

const TYPES = [
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
];

const example = (Type: string, Properties: object): Example => ({ Resources: { Carts: { Type, Properties } } });

/** Caches can be restored. Clusters of Memcached have no snapshots. */
export const cacheBackups = control({
  id: 'CacheBackups',
  area: 'data',
  title: 'Caches take automatic snapshots',
  rationale: 'A lost cache logs every shopper out and empties every cart, on the busiest day of the year above all.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('12.10.1')], gdpr: ['32.1.c'], 'nist-csf-2.0': ['PR.DS-11'] },
  since: '0.1.0',
  check: each(TYPES, (cache) =>
    onlyWhere(cache.at('Engine').noneOf(['memcached']), cache.at('SnapshotRetentionLimit').atLeast(1)),
  ),
  remedy: 'Set snapshotRetentionLimit: 1 or more days.',
  detect: [
    managedRule('ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK', { parameters: { snapshotRetentionPeriod: '1' } }),
  ],
  examples: {
    compliant: [
      example('AWS::ElastiCache::ReplicationGroup', { SnapshotRetentionLimit: 7 }),
      example('AWS::MemoryDB::Cluster', { SnapshotRetentionLimit: '1' }),
    ],
    violating: [
      { faultAt: 'SnapshotRetentionLimit', ...example('AWS::ElastiCache::ReplicationGroup', {}) },
      {
        faultAt: 'SnapshotRetentionLimit',
        ...example('AWS::ElastiCache::CacheCluster', { Engine: 'redis', SnapshotRetentionLimit: 0 }),
      },
    ],
    unknown: [
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example('AWS::ElastiCache::ReplicationGroup', { SnapshotRetentionLimit: { Ref: 'Days' } }),
      },
    ],
  },
});

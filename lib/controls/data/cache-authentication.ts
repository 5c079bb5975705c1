import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';

/** Memcached knows no users. `open-access` is the list of MemoryDB that lets everybody in. */
const JUDGES: Readonly<Record<string, (cache: Resource) => Verdict>> = {
  'AWS::ElastiCache::ReplicationGroup': (group) =>
    any(group.at('AuthToken').present(), group.at('UserGroupIds').present()),
  'AWS::ElastiCache::ServerlessCache': (cache) =>
    onlyWhere(cache.at('Engine').noneOf(['memcached']), cache.at('UserGroupId').present()),
  'AWS::MemoryDB::Cluster': (cluster) => cluster.at('ACLName').noneOf(['open-access']),
};

const example = (Type: string, Properties: object): Example => ({ Resources: { Sessions: { Type, Properties } } });
const group = (Properties: object) => example('AWS::ElastiCache::ReplicationGroup', Properties);

/** Caches ask who connects. */
export const cacheAuthentication = control({
  id: 'CacheAuthentication',
  area: 'data',
  title: 'Caches authenticate their clients',
  rationale: 'Any code inside the network could otherwise read and forge the sessions of every shopper.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.3.3'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-03', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(Object.keys(JUDGES), (cache) => JUDGES[cache.type]?.(cache) ?? all()),
  remedy: 'Set userGroupIds to a user group without the user named default, or authToken from Secrets Manager.',
  detect: [managedRule('ELASTICACHE_REPL_GRP_REDIS_AUTH_ENABLED'), managedRule('ELASTICACHE_RBAC_AUTH_ENABLED')],
  examples: {
    compliant: [
      group({ UserGroupIds: ['sessions'] }),
      group({ AuthToken: '{{resolve:secretsmanager:shop/cache:SecretString:token}}' }),
      example('AWS::MemoryDB::Cluster', { ACLName: 'sessions' }),
    ],
    violating: [
      { faultAt: 'AuthToken', ...group({ TransitEncryptionEnabled: true }) },
      { faultAt: 'UserGroupId', ...example('AWS::ElastiCache::ServerlessCache', { Engine: 'valkey' }) },
      { faultAt: 'ACLName', ...example('AWS::MemoryDB::Cluster', { ACLName: 'open-access' }) },
    ],
    unknown: [
      { Parameters: { Token: { Type: 'String', NoEcho: true } }, ...group({ AuthToken: { Ref: 'Token' } }) },
      { Parameters: { Users: { Type: 'CommaDelimitedList' } }, ...group({ UserGroupIds: { Ref: 'Users' } }) },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { RESOURCE_ID } from '../remediation';

const MINOR = 'AutoMinorVersionUpgrade';

/**
 * The setting by resource type; all of them are on unless a template switches them off. Redshift, which has no minor
 * versions, takes new engine versions by it.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': MINOR,
  'AWS::RDS::DBCluster': MINOR,
  'AWS::Neptune::DBInstance': MINOR,
  'AWS::ElastiCache::ReplicationGroup': MINOR,
  'AWS::ElastiCache::CacheCluster': MINOR,
  'AWS::MemoryDB::Cluster': MINOR,
  'AWS::DMS::ReplicationInstance': MINOR,
  'AWS::Redshift::Cluster': 'AllowVersionUpgrade',
};

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/**
 * Databases and caches patch themselves in their maintenance window. DocumentDB is left out: it takes no minor upgrades
 * by itself, whatever the setting.
 */
export const databaseMinorUpgrades = control({
  id: 'DatabaseMinorUpgrades',
  area: 'data',
  title: 'Databases and caches take minor upgrades by themselves',
  rationale:
    'Minor versions mend known holes; a database that waits for a person to remember it stays open for months.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['6.3.3'], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-02'] },
  since: '0.1.0',
  check: each(Object.keys(SETTINGS), (database) =>
    database
      .at(SETTINGS[database.type] ?? MINOR)
      .or(true)
      .isTrue(),
  ),
  remedy: 'Leave autoMinorVersionUpgrade out, or set it to true, and choose a preferredMaintenanceWindow.',
  detect: [managedRule('RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED')],
  remediation: {
    rule: 'RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED',
    document: 'AWSConfigRemediation-EnableMinorVersionUpgradeOnRDSDBInstance',
    parameters: { DbiResourceId: RESOURCE_ID },
    permissions: [
      {
        actions: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'],
        resource: 'arn:{partition}:rds:{region}:{account}:db:*',
      },
    ],
  },
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', {}),
      example('AWS::ElastiCache::ReplicationGroup', { AutoMinorVersionUpgrade: 'true' }),
    ],
    violating: [
      { faultAt: MINOR, ...example('AWS::RDS::DBInstance', { AutoMinorVersionUpgrade: false }) },
      { faultAt: 'AllowVersionUpgrade', ...example('AWS::Redshift::Cluster', { AllowVersionUpgrade: 'false' }) },
    ],
    unknown: [
      {
        Parameters: { Upgrade: { Type: 'String' } },
        ...example('AWS::RDS::DBInstance', { AutoMinorVersionUpgrade: { Ref: 'Upgrade' } }),
      },
    ],
  },
});

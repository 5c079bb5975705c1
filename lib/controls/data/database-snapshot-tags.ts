import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { DATABASE_TYPES, standsAlone } from './database-cluster-member';

const SETTING = 'CopyTagsToSnapshot';
const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/** A snapshot says what it holds: which class of data, whose, and for how long. */
export const databaseSnapshotTags = control({
  id: 'DatabaseSnapshotTags',
  area: 'data',
  title: 'Snapshots of databases carry the tags of their database',
  rationale: 'Nobody finds, guards by tag or deletes in time a copy of all orders that does not say what it is.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('3.2.1')], gdpr: ['5.1.e'], 'nist-csf-2.0': ['ID.AM-08'] },
  since: '0.1.0',
  check: each(DATABASE_TYPES, (database) => onlyWhere(standsAlone(database), database.at(SETTING).or(false).isTrue())),
  remedy: 'Set copyTagsToSnapshot: true.',
  detect: [
    managedRule('RDS_PGSQL_CLUSTER_COPY_TAGS_TO_SNAPSHOT_CHECK'),
    managedRule('RDS_MYSQL_CLUSTER_COPY_TAGS_TO_SNAPSHOT_CHECK'),
    managedRule('NEPTUNE_CLUSTER_COPY_TAGS_TO_SNAPSHOT_ENABLED'),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { CopyTagsToSnapshot: true }),
      example('AWS::Neptune::DBCluster', { CopyTagsToSnapshot: 'true' }),
    ],
    violating: [
      { faultAt: SETTING, ...example('AWS::RDS::DBCluster', {}) },
      { faultAt: SETTING, ...example('AWS::RDS::DBInstance', { CopyTagsToSnapshot: false }) },
    ],
    unknown: [
      {
        Parameters: { Copy: { Type: 'String' } },
        ...example('AWS::RDS::DBCluster', { CopyTagsToSnapshot: { Ref: 'Copy' } }),
      },
    ],
  },
});

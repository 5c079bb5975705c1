import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { onlyWhere } from '../only-where';
import { DATABASE_TYPES, standsAlone } from './database-cluster-member';

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/** Databases cannot be deleted before somebody lifts their protection. */
export const databaseDeletionProtection = control({
  id: 'DatabaseDeletionProtection',
  area: 'data',
  title: 'Databases are protected against deletion',
  rationale: 'A replaced or renamed resource would otherwise take the orders along.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b', '32.1.c'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(DATABASE_TYPES, (database) =>
    onlyWhere(standsAlone(database), database.at('DeletionProtection').isTrue()),
  ),
  remedy: 'Set deletionProtection: true on the instance or, for Aurora, on the cluster.',
  detect: [
    managedRule('RDS_INSTANCE_DELETION_PROTECTION_ENABLED'),
    managedRule('RDS_CLUSTER_DELETION_PROTECTION_ENABLED'),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { DeletionProtection: true }),
      example('AWS::RDS::DBCluster', { DeletionProtection: 'true' }),
    ],
    violating: [
      { faultAt: 'DeletionProtection', ...example('AWS::RDS::DBInstance', {}) },
      { faultAt: 'DeletionProtection', ...example('AWS::RDS::DBCluster', { DeletionProtection: false }) },
    ],
    unknown: [
      {
        Parameters: { Protection: { Type: 'String' } },
        ...example('AWS::RDS::DBInstance', { DeletionProtection: { Ref: 'Protection' } }),
      },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { standsAlone } from './database-cluster-member';

/**
 * Holds where the engine can do it (Amazon RDS User Guide, "Supported Regions and DB engines for IAM database
 * authentication in Amazon RDS"); of clusters, those of Aurora alone (CloudFormation, "AWS::RDS::DBCluster").
 */
function knowsRoles(database: Resource): Verdict {
  const engine = database.at('Engine').or('');
  return all(
    engine.satisfies((name) => !/^(oracle|sqlserver|db2|custom)/i.test(String(name)), 'an engine that can'),
    database.at('DBClusterInstanceClass').absent(),
  );
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });

/** Applications sign in to databases by their role, with tokens of a quarter of an hour. */
export const databaseIamAuthentication = control({
  id: 'DatabaseIamAuthentication',
  area: 'data',
  title: 'Databases accept IAM roles instead of passwords',
  rationale: 'A password that an application must know is copied, logged and kept; a token of fifteen minutes is not.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.6.3'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Neptune::DBCluster'], (database) => {
    const property = database.type === 'AWS::Neptune::DBCluster' ? 'IamAuthEnabled' : 'EnableIAMDatabaseAuthentication';
    return onlyWhere(all(standsAlone(database), knowsRoles(database)), database.at(property).isTrue());
  }),
  remedy: 'Set iamAuthentication: true, and give the application grantConnect instead of the secret.',
  detect: [
    managedRule('RDS_INSTANCE_IAM_AUTHENTICATION_ENABLED'),
    managedRule('RDS_CLUSTER_IAM_AUTHENTICATION_ENABLED'),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { Engine: 'postgres', EnableIAMDatabaseAuthentication: true }),
      example('AWS::Neptune::DBCluster', { IamAuthEnabled: 'true' }),
    ],
    violating: [
      { faultAt: 'EnableIAMDatabaseAuthentication', ...example('AWS::RDS::DBInstance', { Engine: 'mysql' }) },
      {
        faultAt: 'EnableIAMDatabaseAuthentication',
        ...example('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', EnableIAMDatabaseAuthentication: false }),
      },
      { faultAt: 'IamAuthEnabled', ...example('AWS::Neptune::DBCluster', {}) },
    ],
    unknown: [
      { Parameters: { Engine: { Type: 'String' } }, ...example('AWS::RDS::DBInstance', { Engine: { Ref: 'Engine' } }) },
    ],
  },
});

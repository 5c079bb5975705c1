import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { customerManagedKey } from './customer-managed-key';

/** The property that has the service keep the password in Secrets Manager, and the one that names the secret's key. */
const MANAGED: Readonly<Record<string, { readonly on: string; readonly key: string }>> = {
  'AWS::RDS::DBInstance': { on: 'ManageMasterUserPassword', key: 'MasterUserSecret.KmsKeyId' },
  'AWS::RDS::DBCluster': { on: 'ManageMasterUserPassword', key: 'MasterUserSecret.KmsKeyId' },
  'AWS::DocDB::DBCluster': { on: 'ManageMasterUserPassword', key: 'MasterUserSecretKmsKeyId' },
  'AWS::Redshift::Cluster': { on: 'ManageMasterPassword', key: 'MasterPasswordSecretKmsKeyId' },
  'AWS::RedshiftServerless::Namespace': { on: 'ManageAdminPassword', key: 'AdminPasswordSecretKmsKeyId' },
};

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });
const cluster = (Properties: object) => example('AWS::RDS::DBCluster', Properties);

/** The secret that a database makes for its master password has a key of the account's own, like every other secret. */
export const databaseSecretCustomerManagedKey = control({
  id: 'DatabaseSecretCustomerManagedKey',
  area: 'data',
  title: 'Master passwords that a database manages are encrypted with a customer managed key',
  rationale: 'Under the key of AWS everyone with read rights on secrets reads the password that opens every table.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.2')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01', 'PR.AA-01'] },
  since: '0.1.0',
  check: each(Object.keys(MANAGED), (database) => {
    const { on, key } = MANAGED[database.type] ?? { on: '', key: '' };
    return onlyWhere(database.at(on).or(false).isTrue(), customerManagedKey(database.at(key)));
  }),
  remedy: 'Set KmsKeyId of the MasterUserSecret to a key of your own, or use CustomerDatabase.',
  detect: [managedRule('SECRETSMANAGER_USING_CMK')],
  examples: {
    compliant: [
      cluster({ ManageMasterUserPassword: true, MasterUserSecret: { KmsKeyId: 'alias/orders' } }),
      example('AWS::Redshift::Cluster', {
        ManageMasterPassword: 'true',
        MasterPasswordSecretKmsKeyId: 'alias/reports',
      }),
    ],
    violating: [
      { faultAt: 'MasterUserSecret.KmsKeyId', ...cluster({ ManageMasterUserPassword: true }) },
      {
        faultAt: 'MasterUserSecretKmsKeyId',
        ...example('AWS::DocDB::DBCluster', {
          ManageMasterUserPassword: true,
          MasterUserSecretKmsKeyId: 'alias/aws/secretsmanager',
        }),
      },
    ],
    unknown: [
      {
        Parameters: { Key: { Type: 'String' } },
        ...cluster({ ManageMasterUserPassword: true, MasterUserSecret: { KmsKeyId: { Ref: 'Key' } } }),
      },
    ],
  },
});

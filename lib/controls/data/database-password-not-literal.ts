import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';
import { standsAlone } from './database-cluster-member';
import { secretNotLiteral } from './secret-value';

/** The property that holds the administrator's password, by resource type. */
const PASSWORDS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'MasterUserPassword',
  'AWS::RDS::DBCluster': 'MasterUserPassword',
  'AWS::DocDB::DBCluster': 'MasterUserPassword',
  'AWS::Redshift::Cluster': 'MasterUserPassword',
  'AWS::RedshiftServerless::Namespace': 'AdminUserPassword',
  'AWS::ElastiCache::ReplicationGroup': 'AuthToken',
};

function judgePassword(database: Resource): Verdict {
  const password = database.at(PASSWORDS[database.type] ?? 'MasterUserPassword');
  return secretNotLiteral(database, password, 'a {{resolve:secretsmanager:...}} reference or a managed password');
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });
const fromParameter = example('AWS::RDS::DBInstance', { MasterUserPassword: { Ref: 'Password' } });

/** Database passwords come from Secrets Manager. */
export const databasePasswordNotLiteral = control({
  id: 'DatabasePasswordNotLiteral',
  area: 'data',
  title: 'Database passwords are not written in clear',
  rationale:
    'A password in a template is known to everybody who may read the repository or the stack, and never changes.',
  severity: 'critical',
  frameworks: { 'pci-dss-4.0.1': [judged('8.6.2')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each(Object.keys(PASSWORDS), (database) => onlyWhere(standsAlone(database), judgePassword(database))),
  remedy:
    'Use Credentials.fromGeneratedSecret, or manageMasterUserPassword: true, and change a password that was written here.',
  detect: none(
    'No managed AWS Config rule judges passwords of databases; a running database does not tell where its password came from.',
  ),
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', { ManageMasterUserPassword: true }),
      example('AWS::RDS::DBCluster', {
        MasterUserPassword: {
          'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'AWS::StackName' }, ':SecretString:password}}']],
        },
      }),
    ],
    violating: [
      {
        faultAt: 'MasterUserPassword',
        ...example('AWS::RDS::DBInstance', { MasterUserPassword: 'correct-horse-battery' }),
      },
      {
        faultAt: 'AuthToken',
        ...example('AWS::ElastiCache::ReplicationGroup', { AuthToken: 'correct-horse-battery' }),
      },
      {
        faultAt: 'MasterUserPassword',
        Parameters: { Password: { Type: 'String', NoEcho: true, Default: 'correct-horse-battery' } },
        ...fromParameter,
      },
      { faultAt: 'MasterUserPassword', Parameters: { Password: { Type: 'String' } }, ...fromParameter },
      {
        faultAt: 'MasterUserPassword',
        ...example('AWS::RDS::DBInstance', { MasterUserPassword: '{{resolve:ssm:/shop/database/password}}' }),
      },
    ],
    unknown: [{ Parameters: { Password: { Type: 'String', NoEcho: true } }, ...fromParameter }],
  },
});

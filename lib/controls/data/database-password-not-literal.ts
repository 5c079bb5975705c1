import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { isObject, type Value } from '../value';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { standsAlone } from './database-cluster-member';

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
  const property = PASSWORDS[database.type] ?? 'MasterUserPassword';
  const clear = clearParameter(database, property);
  if (clear !== undefined) return written(property, clear);
  return all(...database.at(property).values.map((value) => judgeValue(property, value)));
}

function judgeValue(property: string, value: Value): Verdict {
  if (value.kind === 'scalar') return written(property, 'stands in the template');
  if (value.kind === 'absent' || value.kind === 'dynamic') return compliant();
  if (value.kind === 'text' && value.text.includes('{{resolve:')) return compliant();
  return unknown(property, value.kind === 'unknown' ? value.reason : 'its value is known only at deployment');
}

/** How a parameter gives the password away, whatever its value, unless a parent stack passes it. */
function clearParameter(database: Resource, property: string): string | undefined {
  const raw = database.rawProperty(property);
  if (!isObject(raw) || typeof raw.Ref !== 'string' || database.template.argument(raw.Ref) !== undefined)
    return undefined;
  const parameter = database.template.parameter(raw.Ref);
  if (parameter === undefined) return undefined;
  const { Default, NoEcho } = parameter;
  if (parameter.Type === 'String' && typeof Default === 'string' && Default !== '' && !Default.startsWith('{{')) {
    return `is the default of parameter ${raw.Ref}`;
  }
  return String(NoEcho).toLowerCase() === 'true' ? undefined : `is parameter ${raw.Ref}, which is shown without NoEcho`;
}

function written(property: string, how: string): Verdict {
  return violation(
    property,
    `${property} ${how}; expected a {{resolve:secretsmanager:...}} reference or a managed password`,
  );
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
  detect: none('A running database does not tell where its password came from.'),
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
    ],
    unknown: [{ Parameters: { Password: { Type: 'String', NoEcho: true } }, ...fromParameter }],
  },
});

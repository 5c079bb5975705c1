import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { standsAlone } from './database-cluster-member';
import { refusesPlaintext } from './plaintext-refusal';

/** DocumentDB asks for TLS unless its parameter says otherwise; Redshift does by default since family redshift-2.0. */
const JUDGES: Readonly<Record<string, (resource: Resource) => Verdict>> = {
  'AWS::RDS::DBInstance': (instance) =>
    onlyWhere(standsAlone(instance), refusesPlaintext(instance, 'DBParameterGroupName')),
  'AWS::RDS::DBCluster': (cluster) => refusesPlaintext(cluster, 'DBClusterParameterGroupName'),
  'AWS::RDS::DBProxy': (proxy) => proxy.at('RequireTLS').isTrue(),
  'AWS::DocDB::DBClusterParameterGroup': (group) => group.at('Parameters.tls').noneOf(['disabled']),
  'AWS::Redshift::ClusterParameterGroup': (group) =>
    group.at('Parameters').some((parameter) => {
      const named = parameter.at('ParameterName').equals('require_ssl');
      return named.kind === 'compliant' ? parameter.at('ParameterValue').isTrue() : named;
    }, 'Parameters does not set require_ssl to true'),
};

const resource = (Type: string, Properties: object) => ({ Type, Properties });
const example = (Type: string, Properties: object, others: Record<string, object> = {}): Example => ({
  Resources: { Orders: resource(Type, Properties), ...others },
});
const group = (Family: string, Parameters: object) => ({
  Group: resource('AWS::RDS::DBParameterGroup', { Family, Parameters }),
});
const mysql = { Engine: 'mysql', EngineVersion: '8.0.40' };
const grouped = { ...mysql, DBParameterGroupName: { Ref: 'Group' } };

/** Databases, and the proxies before them, refuse connections in clear text. */
export const databaseTls = control({
  id: 'DatabaseTls',
  area: 'data',
  title: 'Databases refuse connections without TLS',
  rationale:
    'A client that forgets to ask for TLS otherwise sends its password and the orders in clear text, unnoticed.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['4.2.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each(Object.keys(JUDGES), (subject) => JUDGES[subject.type]?.(subject) ?? all()),
  remedy:
    'Set parameters: { "rds.force_ssl": "1" } for PostgreSQL and SQL Server, { require_secure_transport: "ON" } for MySQL and MariaDB, requireTLS: true on proxies.',
  detect: [
    managedRule('RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT'),
    managedRule('RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT'),
    managedRule('RDS_MARIADB_INSTANCE_ENCRYPTED_IN_TRANSIT'),
    managedRule('RDS_SQLSERVER_ENCRYPTED_IN_TRANSIT'),
    managedRule('RDS_PROXY_TLS_ENCRYPTION'),
    managedRule('REDSHIFT_REQUIRE_TLS_SSL'),
  ],
  examples: {
    compliant: [
      example('AWS::RDS::DBInstance', grouped, group('mysql8.0', { require_secure_transport: 'ON' })),
      example('AWS::RDS::DBInstance', { Engine: 'postgres', EngineVersion: '16.4' }),
      example('AWS::RDS::DBProxy', { RequireTLS: true }),
      example('AWS::DocDB::DBClusterParameterGroup', { Parameters: { ttl_monitor: 'enabled' } }),
    ],
    violating: [
      { faultAt: 'DBParameterGroupName', ...example('AWS::RDS::DBInstance', mysql) },
      {
        faultAt: 'DBParameterGroupName',
        ...example('AWS::RDS::DBInstance', grouped, group('postgres16', { 'rds.force_ssl': 0 })),
      },
      {
        faultAt: 'DBClusterParameterGroupName',
        ...example('AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', EngineVersion: '16.6' }),
      },
      { faultAt: 'RequireTLS', ...example('AWS::RDS::DBProxy', {}) },
      {
        faultAt: 'Parameters.tls',
        ...example('AWS::DocDB::DBClusterParameterGroup', { Parameters: { tls: 'disabled' } }),
      },
      { faultAt: 'Parameters', ...example('AWS::Redshift::ClusterParameterGroup', { Parameters: [] }) },
    ],
    unknown: [
      example('AWS::RDS::DBInstance', { DBSnapshotIdentifier: 'orders-before-the-move' }),
      example('AWS::RDS::DBInstance', { ...mysql, DBParameterGroupName: 'shop-mysql' }),
    ],
  },
});

import { verdictOf } from '../verdict-of';

const UNKNOWN = { Ref: 'Unknown' };

function databaseTls(properties: object, group?: object): string {
  return verdictOf('DatabaseTls', 'Orders', {
    Orders: { Type: 'AWS::RDS::DBInstance', Properties: properties },
    Group: { Type: 'AWS::RDS::DBParameterGroup', Properties: group },
  });
}

test.each([
  ['postgres', '14.13', 'violation'],
  ['postgres', '15', 'compliant'],
  ['postgres', undefined, 'unknown'],
  ['aurora-postgresql', '16.6', 'violation'],
  ['aurora-postgresql', '17.4', 'compliant'],
  ['mysql', '8.4.5', 'violation'],
  ['mysql', undefined, 'violation'],
  ['aurora-mysql', '8.0.mysql_aurora.3.08.0', 'violation'],
  ['mariadb', '11.4.3', 'violation'],
  ['mariadb', '11.8.2', 'compliant'],
  ['sqlserver-ee', '15.00', 'violation'],
  ['oracle-ee', '19', 'not-applicable'],
  ['db2-se', '11.5', 'not-applicable'],
])('%s %s without a parameter group: %s', (Engine, EngineVersion, expected) => {
  expect(databaseTls({ Engine, EngineVersion })).toBe(expected);
});

test.each([
  ['postgres16', { 'rds.force_ssl': '1' }, 'compliant'],
  ['postgres16', { 'rds.force_ssl': 0 }, 'violation'],
  ['postgres16', {}, 'compliant'],
  ['postgres14', {}, 'violation'],
  ['postgres14', { 'rds.force_ssl': UNKNOWN }, 'unknown'],
  ['mysql8.0', { require_secure_transport: 'on' }, 'compliant'],
  ['mysql8.0', { require_secure_transport: true }, 'compliant'],
  ['mysql8.0', { require_secure_transport: 'OFF' }, 'violation'],
  ['mariadb10.11', {}, 'violation'],
  ['sqlserver-se-15.0', { 'rds.force_ssl': '1' }, 'compliant'],
  ['sqlserver-se-15.0', {}, 'violation'],
])('a group of family %s with %j: %s', (Family, Parameters, expected) => {
  expect(databaseTls({ DBParameterGroupName: { Ref: 'Group' } }, { Family, Parameters })).toBe(expected);
});

test.each([
  ['the default group by its name', 'default.mysql8.0', 'violation'],
  ['a group of another stack', 'shop-mysql', 'unknown'],
  ['a group of a parameter', UNKNOWN, 'unknown'],
])('%s: %s', (_which, DBParameterGroupName, expected) => {
  expect(databaseTls({ Engine: 'mysql', DBParameterGroupName })).toBe(expected);
});

test('says nothing of an instance of a cluster', () => {
  expect(databaseTls({ Engine: 'aurora-mysql', DBClusterIdentifier: 'orders' })).toBe('not-applicable');
});

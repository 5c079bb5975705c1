import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import {
  everyIngressRule,
  fromAnywhere,
  INGRESS_TYPES,
  openPorts,
  opensDatabasePort,
  worldSource,
} from './ingress-rule';

/** SSH, RDP, MySQL, PostgreSQL, SQL Server, Oracle, Redis and MongoDB. */
const PORTS = [22, 3389, 3306, 5432, 1433, 1521, 6379, 27017];

function keepsPortsShut(rule: Position): Verdict {
  const ports = openPorts(rule);
  const { path } = worldSource(rule);
  const expected = 'expected a named source';
  if (opensDatabasePort(rule)) return violation(path, `${path} opens a database's port to the world; ${expected}`);
  if (ports === undefined) return unknown(rule.path, 'the template does not tell the ports');
  if (ports === 'none') return compliant();
  const opened = PORTS.filter((port) => ports.from <= port && port <= ports.to);
  const list = `${opened.length === 1 ? 'port' : 'ports'} ${opened.join(', ')}`;
  return opened.length === 0 ? compliant() : violation(path, `${path} opens ${list} to the world; ${expected}`);
}

const world = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
const example = (SecurityGroupIngress?: unknown): Example => ({
  Resources: {
    Shop: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'shop', SecurityGroupIngress } },
    Orders: { Type: 'AWS::RDS::DBCluster' },
  },
});
const port = { 'Fn::GetAtt': ['Orders', 'Endpoint.Port'] };

/** Remote administration and databases are never open to the world. */
export const securityGroupAdministrationPorts = control({
  id: 'SecurityGroupAdministrationPorts',
  area: 'network',
  title: 'Administration and database ports are closed to the world',
  rationale: 'Passwords of SSH, RDP and databases are guessed around the clock on every address of the internet.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.2'), judged('1.2.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each(INGRESS_TYPES, (resource) =>
    everyIngressRule(resource, (rule) => onlyWhere(fromAnywhere(rule), keepsPortsShut(rule))),
  ),
  remedy:
    'Use Session Manager instead of SSH or RDP, and let only the security group of the application reach the database.',
  detect: [managedRule('VPC_SG_PORT_RESTRICTION_CHECK', { parameters: { restrictPorts: PORTS.join(',') } })],
  examples: {
    compliant: [
      example([{ ...world, CidrIp: '203.0.113.7/32' }]),
      example({ ...world, FromPort: 443, ToPort: '443' }),
      example(),
    ],
    violating: [
      { faultAt: 'SecurityGroupIngress[0].CidrIp', ...example([world]) },
      { faultAt: 'SecurityGroupIngress[0].CidrIp', ...example([{ ...world, FromPort: '5000', ToPort: '6000' }]) },
      { faultAt: 'SecurityGroupIngress[0].CidrIp', ...example([{ ...world, FromPort: port, ToPort: port }]) },
      { faultAt: 'SecurityGroupIngress[0].CidrIpv6', ...example([{ IpProtocol: -1, CidrIpv6: '::/0' }]) },
      {
        faultAt: 'CidrIp',
        Resources: {
          Rule: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { ...world, GroupId: 'sg-0123456789abcdef0' } },
        },
      },
    ],
    unknown: [
      { Parameters: { Office: { Type: 'String' } }, ...example([{ ...world, CidrIp: { Ref: 'Office' } }]) },
      { Parameters: { Port: { Type: 'Number' } }, ...example([{ ...world, FromPort: { Ref: 'Port' } }]) },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { unknown, type Verdict } from '../verdict';
import {
  everyIngressRule,
  fromAnywhere,
  INGRESS_TYPES,
  openPorts,
  opensDatabasePort,
  worldSource,
} from './ingress-rule';
import { guardsPublicLoadBalancer } from './public-load-balancer';

/** HTTP and HTTPS; the first to be redirected to the second. */
const WEB_PORTS = [80, 443];

function opensWebOfLoadBalancer(resource: Resource, rule: Position): Verdict {
  const source = worldSource(rule);
  const ports = openPorts(rule);
  if (ports === undefined && !opensDatabasePort(rule)) {
    return unknown(rule.path, 'the template does not tell the ports');
  }
  const isWeb = typeof ports === 'object' && ports.from === ports.to && WEB_PORTS.includes(ports.from);
  const balancer = isWeb ? guardsPublicLoadBalancer(resource) : undefined;
  if (balancer?.kind === 'compliant' || balancer?.kind === 'unknown') return balancer;
  return source.fault(
    source.values[0] ?? { kind: 'absent' },
    'a named source; only ports 80 and 443 of an internet-facing load balancer are open to the world',
  );
}

const world = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const balancer = {
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { SecurityGroups: [{ 'Fn::GetAtt': ['Web', 'GroupId'] }] },
};
const group = (...SecurityGroupIngress: object[]) => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'web', SecurityGroupIngress },
});
const example = (others: Record<string, object>, ...rules: object[]): Example => ({
  Resources: { Web: group(...rules), ...others },
});

/** Nothing but the web ports of public load balancers is open to the world. */
export const securityGroupIngress = control({
  id: 'SecurityGroupIngress',
  area: 'network',
  title: 'Only public load balancers are open to the world, on the web ports',
  rationale: 'Every other open port is found by scanners within minutes and attacked without the web ACL in between.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['1.3.1', '1.4.2', judged('1.2.1'), judged('1.4.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each(INGRESS_TYPES, (resource) =>
    everyIngressRule(resource, (rule) => onlyWhere(fromAnywhere(rule), opensWebOfLoadBalancer(resource, rule))),
  ),
  remedy:
    'Name the source: another security group, the CloudFront prefix list or an address range instead of Peer.anyIpv4().',
  detect: [managedRule('VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS', { parameters: { authorizedTcpPorts: '80,443' } })],
  examples: {
    compliant: [example({}, { ...world, CidrIp: '10.0.0.0/16' }), example({ Balancer: balancer }, world), example({})],
    violating: [
      { faultAt: 'SecurityGroupIngress[0].CidrIp', ...example({}, world) },
      { faultAt: 'SecurityGroupIngress[0].CidrIp', ...example({}, { ...world, CidrIp: '128.0.0.0/1' }) },
      { faultAt: 'SecurityGroupIngress[0].CidrIp', ...example({ Balancer: balancer }, { ...world, IpProtocol: '-1' }) },
      {
        faultAt: 'SecurityGroupIngress[1].CidrIpv6',
        ...example({ Balancer: balancer }, world, { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIpv6: '::/0' }),
      },
      {
        faultAt: 'CidrIp',
        Resources: {
          Rule: {
            Type: 'AWS::EC2::SecurityGroupIngress',
            Properties: { ...world, FromPort: '8080', ToPort: '8080', GroupId: 'sg-0123456789abcdef0' },
          },
        },
      },
    ],
    unknown: [
      { Parameters: { Office: { Type: 'String' } }, ...example({}, { ...world, CidrIp: { Ref: 'Office' } }) },
      {
        Resources: {
          Rule: {
            Type: 'AWS::EC2::SecurityGroupIngress',
            Properties: { ...world, GroupId: { 'Fn::ImportValue': 'web-group' } },
          },
        },
      },
    ],
  },
});

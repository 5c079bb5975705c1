import { verdictOf } from '../verdict-of';

const RULE = 'AWS::EC2::SecurityGroupEgress';
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const egress = (rules: unknown, others: object = {}) =>
  verdictOf('SecurityGroupEgress', 'Group', {
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress: rules } },
    ...others,
  });

test.each([
  [
    'nothing, as CDK writes it',
    [{ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 }],
    'compliant',
  ],
  ['HTTPS', [https], 'compliant'],
  ['ICMP', [{ ...https, IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }], 'compliant'],
  ['every protocol to another group', [{ IpProtocol: '-1', DestinationSecurityGroupId: 'sg-1' }], 'compliant'],
  ['every port of TCP', [{ ...https, FromPort: 1, ToPort: 65535 }], 'violation'],
  ['every protocol', [https, { IpProtocol: -1, CidrIpv6: '::/0' }], 'violation'],
  ['ports of a parameter', [{ ...https, FromPort: { Ref: 'Unknown' } }], 'unknown'],
  ['rules of a parameter', { Ref: 'Unknown' }, 'unknown'],
  ['what an empty list stands for', [], 'violation'],
])('a security group that lets out %s: %s', (_what, rules, expected) => {
  expect(egress(rules)).toBe(expected);
});

test.each([
  ['a rule of its own', { Ref: 'Group' }, 'compliant'],
  ['a rule of another group', 'sg-0123456789abcdef0', 'violation'],
  ['a rule of a group that a parameter names', { Ref: 'Unknown' }, 'unknown'],
])('a security group without inline rules beside %s: %s', (_what, GroupId, expected) => {
  expect(egress(undefined, { Rule: { Type: RULE, Properties: { ...https, GroupId } } })).toBe(expected);
});

test.each([
  ['a private endpoint', { EndpointPublicAccess: 'false' }, 'compliant'],
  ['named sources', { PublicAccessCidrs: ['203.0.113.0/24', '198.51.100.7/32'] }, 'compliant'],
  ['the world among the sources', { PublicAccessCidrs: ['203.0.113.0/24', '0.0.0.0/0'] }, 'violation'],
  ['the world by IPv6', { PublicAccessCidrs: ['::/0'] }, 'violation'],
  ['no word on it', {}, 'violation'],
  ['an endpoint that a parameter decides', { EndpointPublicAccess: { Ref: 'Unknown' } }, 'unknown'],
])('KubernetesNotPublic of a cluster with %s: %s', (_what, ResourcesVpcConfig, expected) => {
  const cluster = { Shop: { Type: 'AWS::EKS::Cluster', Properties: { ResourcesVpcConfig } } };

  expect(verdictOf('KubernetesNotPublic', 'Shop', cluster)).toBe(expected);
});

test('KubernetesNotPublic says nothing of nodes without a key', () => {
  expect(verdictOf('KubernetesNotPublic', 'Nodes', { Nodes: { Type: 'AWS::EKS::Nodegroup' } })).toBe('not-applicable');
});

test('ComputeNoPublicIp says nothing of an instance that leaves it to its subnet', () => {
  expect(verdictOf('ComputeNoPublicIp', 'Web', { Web: { Type: 'AWS::EC2::Instance' } })).toBe('not-applicable');
});

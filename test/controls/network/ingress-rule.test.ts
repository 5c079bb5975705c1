import { evaluate } from '../../../lib/controls/evaluate';
import { networkControls } from '../../../lib/controls/network';
import { TemplateSet } from '../../../lib/controls/template-set';

function verdict(id: string, rule: object, others: object = {}, outputs: object = {}): string | undefined {
  const body = {
    Parameters: { Port: { Type: 'Number' } },
    Outputs: outputs,
    Resources: {
      Network: { Type: 'AWS::EC2::VPC' },
      Address: { Type: 'AWS::EC2::EIP' },
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...rule }] },
      },
      ...others,
    },
  };
  const controls = networkControls.filter((control) => control.id === id);
  return evaluate(new TemplateSet([{ name: 'template', body }]), controls).judgements[0]?.verdict.kind;
}

const balancer = (Properties: object = {}) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }], ...Properties },
});
const world = { CidrIp: '0.0.0.0/0' };

test.each([
  ['the network itself', { CidrIp: { 'Fn::GetAtt': ['Network', 'CidrBlock'] } }, 'compliant'],
  ['one address of ours', { CidrIp: { 'Fn::Sub': `\${Address}/32` } }, 'compliant'],
  ['another group', { SourceSecurityGroupId: 'sg-0123456789abcdef0' }, 'compliant'],
  ['a prefix list', { SourcePrefixListId: 'pl-0123456789abcdef0' }, 'compliant'],
  ['the world', world, 'violation'],
  ['the world by IPv6, written out', { CidrIpv6: '0000:0000:0000:0000:0000:0000:0000:0000/0' }, 'violation'],
  ['ICMP of the world', { ...world, IpProtocol: 'icmp', FromPort: 8, ToPort: -1 }, 'violation'],
  ['the world on a port that a parameter decides', { ...world, FromPort: { Ref: 'Port' } }, 'unknown'],
])('SecurityGroupIngress of %s', (_source, rule, expected) => {
  expect(verdict('SecurityGroupIngress', rule)).toBe(expected);
});

test.each([
  ['an internet-facing load balancer', { Balancer: balancer() }, {}, 'compliant'],
  ['an internal load balancer', { Balancer: balancer({ Scheme: 'internal' }) }, {}, 'violation'],
  [
    'a load balancer with groups of a parameter',
    { Balancer: balancer({ SecurityGroups: { Ref: 'Port' } }) },
    {},
    'unknown',
  ],
  ['an importing stack', {}, { Id: { Value: { Ref: 'Group' }, Export: { Name: 'web' } } }, 'unknown'],
])('port 443 open to the world on the group of %s', (_what, others, outputs, expected) => {
  expect(verdict('SecurityGroupIngress', world, others, outputs)).toBe(expected);
});

test.each([
  ['ICMP', { ...world, IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, 'compliant'],
  ['a range beside the ports', { ...world, FromPort: 8000, ToPort: 9000 }, 'compliant'],
  ['every port of TCP', { ...world, FromPort: -1, ToPort: -1 }, 'violation'],
  ['the last port of a range', { ...world, FromPort: 3000, ToPort: '3306' }, 'violation'],
  ['a port to one address', { CidrIp: '203.0.113.7/32', FromPort: 22, ToPort: 22 }, 'compliant'],
])('SecurityGroupAdministrationPorts of %s', (_what, rule, expected) => {
  expect(verdict('SecurityGroupAdministrationPorts', rule)).toBe(expected);
});

test('a rule that a condition may leave out is undecided', () => {
  const rules = [{ 'Fn::If': ['Open', { ...world, IpProtocol: '-1' }, { Ref: 'AWS::NoValue' }] }];
  const body = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
    Resources: { Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: rules } } },
  };
  const controls = networkControls.filter(({ check }) => check.types.includes('AWS::EC2::SecurityGroupIngress'));
  const { judgements } = evaluate(new TemplateSet([{ name: 'template', body }]), controls);

  expect(judgements.map(({ control, verdict }) => [control.id, verdict.kind])).toEqual([
    ['SecurityGroupIngress', 'unknown'],
    ['SecurityGroupAdministrationPorts', 'unknown'],
  ]);
});

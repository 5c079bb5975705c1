import { verdictOf } from '../verdict-of';

const Network = { Type: 'AWS::EC2::VPC', Properties: {} };
const Subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' } } };

test('VpcOutboundFiltered says nothing of a network without a NAT gateway', () => {
  expect(verdictOf('VpcOutboundFiltered', 'Network', { Network, Subnet })).toBe('not-applicable');
});

test('VpcOutboundFiltered says nothing of a network beside the one with the NAT gateway', () => {
  const Nat = { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: 'subnet-0123456789abcdef0' } };

  expect(verdictOf('VpcOutboundFiltered', 'Network', { Network, Subnet, Nat })).toBe('not-applicable');
});

test.each([
  ['no code', { Login: { Type: 'AWS::SecretsManager::Secret' } }, 'not-applicable'],
  [
    'code and no secrets',
    { Pay: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' } } } },
    'not-applicable',
  ],
])('VpcInterfaceEndpoints says nothing of a network with %s', (_what, others, expected) => {
  expect(verdictOf('VpcInterfaceEndpoints', 'Network', { Network, Subnet, ...others })).toBe(expected);
});

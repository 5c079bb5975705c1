import { verdictOf } from '../verdict-of';

const VPC = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const group = 'It.DefaultSecurityGroup';
const revokes = (Arn: unknown, State = 'ENABLED') => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: { State, Target: { Arn, Input: { 'Fn::Sub': `{"GroupId":"\${${group}}"}` } } },
});
const call = (direction: string) => ({
  'Fn::Sub': `arn:\${AWS::Partition}:scheduler:::aws-sdk:ec2:revokeSecurityGroup${direction}`,
});
const literal = (direction: string) => `arn:aws:scheduler:::aws-sdk:ec2:revokeSecurityGroup${direction}`;

test.each([
  ['both directions', call('Ingress'), call('Egress'), 'ENABLED', 'compliant'],
  ['both directions, in one partition', literal('Ingress'), literal('Egress'), 'ENABLED', 'compliant'],
  ['one direction', call('Ingress'), call('Ingress'), 'ENABLED', 'unknown'],
  ['both directions, but is off', call('Ingress'), call('Egress'), 'DISABLED', 'unknown'],
])('DefaultSecurityGroupClosed where a schedule revokes %s', (_what, one, other, state, expected) => {
  const In = revokes(one, state);
  const Out = revokes(other, state);

  expect(verdictOf('DefaultSecurityGroupClosed', 'It', { It: VPC, In, Out })).toBe(expected);
});

const endpoint = (ServiceName: unknown, others: object = {}) => ({
  It: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: 'vpc-1', ServiceName, ...others } },
});

test.each([
  ['a service without policies', 'com.amazonaws.eu-west-1.ecs-telemetry', {}],
  ['a service of somebody else', 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0', {}],
  ['a load balancer of appliances', 'com.amazonaws.eu-west-1.s3', { VpcEndpointType: 'GatewayLoadBalancer' }],
])('EndpointPolicyRestricted says nothing of an endpoint of %s', (_what, service, others) => {
  expect(verdictOf('EndpointPolicyRestricted', 'It', endpoint(service, others))).toBe('not-applicable');
});

const everything = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

test.each([
  [
    'is tied to the account',
    { ...everything, Condition: { StringEquals: { 'aws:PrincipalAccount': '1' } } },
    'compliant',
  ],
  ['denies', { ...everything, Effect: 'Deny' }, 'compliant'],
  ['names a role', { ...everything, Principal: { AWS: 'arn:aws:iam::111122223333:role/r' } }, 'compliant'],
  ['names its resources', { ...everything, Resource: ['arn:aws:s3:::orders/*'] }, 'compliant'],
  [
    'asks for the owner only where there is one',
    { ...everything, Condition: { StringEqualsIfExists: { 'aws:ResourceAccount': '1' } } },
    'violation',
  ],
  ['lets everything through', everything, 'violation'],
])('EndpointPolicyRestricted of a statement that %s', (_what, statement, expected) => {
  const PolicyDocument = { Statement: [statement] };

  expect(verdictOf('EndpointPolicyRestricted', 'It', endpoint('com.amazonaws.eu-west-1.s3', { PolicyDocument }))).toBe(
    expected,
  );
});

test.each([
  ['without code', {}],
  [
    'without tables or buckets',
    { Pay: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [{ Ref: 'Subnet' }] } } } },
  ],
])('VpcGatewayEndpoints says nothing of a network %s', (_what, others) => {
  const Subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'It' } } };

  expect(verdictOf('VpcGatewayEndpoints', 'It', { It: VPC, Subnet, ...others })).toBe('not-applicable');
});

const subnets = (route: object | undefined, type = 'AWS::ElastiCache::SubnetGroup') => ({
  It: { Type: type, Properties: { SubnetIds: [{ Ref: 'Subnet' }] } },
  Subnet: { Type: 'AWS::EC2::Subnet' },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Table: { Type: 'AWS::EC2::RouteTable' },
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
  },
  ...(route === undefined
    ? {}
    : { Out: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, ...route } } }),
});

test.each([
  ['a NAT gateway', { NatGatewayId: 'nat-1' }, 'compliant'],
  ['a virtual private gateway', { GatewayId: 'vgw-1' }, 'compliant'],
  ['an internet gateway', { GatewayId: { Ref: 'Gateway' } }, 'violation'],
  ['a parameter', { GatewayId: { Ref: 'Unknown' } }, 'unknown'],
])('StoreSubnetsIsolated of a subnet that leads to %s', (_where, route, expected) => {
  expect(verdictOf('StoreSubnetsIsolated', 'It', subnets(route))).toBe(expected);
});

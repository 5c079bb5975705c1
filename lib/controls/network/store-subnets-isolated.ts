import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { leadsToInternet } from './internet-route';

const SUBNETS = 'SubnetIds';

/** Groups of subnets in which databases, caches and warehouses stand. */
const TYPES = [
  'AWS::RDS::DBSubnetGroup',
  'AWS::DocDB::DBSubnetGroup',
  'AWS::Neptune::DBSubnetGroup',
  'AWS::ElastiCache::SubnetGroup',
  'AWS::MemoryDB::SubnetGroup',
  'AWS::DAX::SubnetGroup',
  'AWS::Redshift::ClusterSubnetGroup',
];

function judgeSubnet(item: Position): Verdict {
  const target = item.target();
  if (target.kind === 'unknown') return unknown(item.path, target.reason);
  if (target.kind !== 'reference' || target.reference.resource.type !== 'AWS::EC2::Subnet') {
    return unknown(item.path, 'the subnet stands outside the template');
  }
  const subnet = target.reference.resource;
  const leads = leadsToInternet(subnet);
  if (leads.kind === 'unknown') return unknown(item.path, leads.reason);
  return leads.kind === 'compliant'
    ? violation(item.path, `${item.path} ${subnet.logicalId} has a route to an internet gateway`)
    : compliant();
}

const example = (SubnetIds: unknown, gateway?: unknown, table: unknown = { Ref: 'Routes' }): Example => ({
  Resources: {
    Databases: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds } },
    Subnet: { Type: 'AWS::EC2::Subnet' },
    Routes: { Type: 'AWS::EC2::RouteTable' },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Belongs: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: table },
    },
    ...(gateway === undefined
      ? {}
      : { Out: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Routes' }, GatewayId: gateway } } }),
  },
});
const subnet = { Ref: 'Subnet' };

/** Databases and caches stand where no packet from the internet arrives, whatever address and group they have. */
export const storeSubnetsIsolated = control({
  id: 'StoreSubnetsIsolated',
  area: 'network',
  title: 'Databases and caches stand in subnets without a route to an internet gateway',
  rationale: 'In a public subnet one wrong setting of an address or a group opens the database to everybody.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['1.4.4', '1.3.1', judged('1.4.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each(TYPES, (group) => all(group.at(SUBNETS).present(), group.at(SUBNETS).every(judgeSubnet))),
  remedy: 'Set vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED }, or use StorefrontVpc and CustomerDatabase.',
  detect: [managedRule('RDS_INSTANCE_SUBNET_IGW_CHECK')],
  examples: {
    compliant: [example([subnet]), example([subnet], 'vgw-0123456789abcdef0')],
    violating: [
      { faultAt: `${SUBNETS}[0]`, ...example([subnet], { Ref: 'Gateway' }) },
      { faultAt: `${SUBNETS}[0]`, ...example([subnet], 'igw-0123456789abcdef0') },
    ],
    unknown: [
      { Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } }, ...example({ Ref: 'Subnets' }) },
      example([subnet], undefined, { 'Fn::ImportValue': 'routes' }),
      example(['subnet-0123456789abcdef0']),
    ],
  },
});

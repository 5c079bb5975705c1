import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { hasEndpointsOf, type UsedService } from './endpoints-of-services';

/** The services whose gateway endpoints cost nothing, and the resources by which a shop uses them. */
const SERVICES: readonly UsedService[] = [
  ['s3', 'AWS::S3::Bucket'],
  ['dynamodb', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
];

const endpoint = (ServiceName: unknown, VpcId: unknown = { Ref: 'Network' }) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { VpcId, ServiceName, VpcEndpointType: 'Gateway' },
});
const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' } } },
    Pay: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [{ Ref: 'Subnet' }] } } },
    Orders: { Type: 'AWS::DynamoDB::Table' },
    ...others,
  },
});
const tables = { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.dynamodb' };

/** What runs inside the network reaches tables and buckets without leaving it. Not said of networks that run no code. */
export const vpcGatewayEndpoints = control({
  id: 'VpcGatewayEndpoints',
  area: 'network',
  title: 'Networks reach S3 and DynamoDB through endpoints of their own',
  rationale: 'Otherwise code inside needs a way out to the internet, and stolen data takes the same one.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.2'), judged('1.4.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::EC2::VPC', (vpc) => hasEndpointsOf(vpc, SERVICES)),
  remedy: 'Set gatewayEndpoints on the Vpc, or call addGatewayEndpoint; both are free of charge.',
  detect: [
    managedRule('SERVICE_VPC_ENDPOINT_ENABLED', { parameters: { serviceName: 's3' } }),
    managedRule('SERVICE_VPC_ENDPOINT_ENABLED', { parameters: { serviceName: 'dynamodb' } }),
  ],
  examples: {
    compliant: [example({ Tables: endpoint(tables) })],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Objects: endpoint('com.amazonaws.eu-west-1.s3') }) },
      { faultAt: '', ...example({ Tables: endpoint(tables), Uploads: { Type: 'AWS::S3::Bucket' } }) },
      { faultAt: '', ...example({ Tables: endpoint(tables, 'vpc-0123456789abcdef0') }) },
    ],
    unknown: [
      { Parameters: { VpcId: { Type: 'String' } }, ...example({ Tables: endpoint(tables, { Ref: 'VpcId' }) }) },
    ],
  },
});

import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { hasEndpointsOf, type UsedService } from './endpoints-of-services';

/** The services that hand out secrets and keys, and the resources by which a shop uses them. */
const SERVICES: readonly UsedService[] = [
  ['secretsmanager', 'AWS::SecretsManager::Secret'],
  ['kms', 'AWS::KMS::Key'],
];

const endpoint = (ServiceName: unknown, VpcId: unknown = { Ref: 'Network' }) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { VpcId, ServiceName, VpcEndpointType: 'Interface' },
});
const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' } } },
    Pay: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SubnetIds: [{ Ref: 'Subnet' }] } } },
    Login: { Type: 'AWS::SecretsManager::Secret' },
    ...others,
  },
});
const secrets = { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.secretsmanager' };

/** What runs inside the network fetches its secrets without leaving it. Not said of networks that run no code. */
export const vpcInterfaceEndpoints = control({
  id: 'VpcInterfaceEndpoints',
  area: 'network',
  title: 'Networks reach Secrets Manager and AWS KMS through endpoints of their own',
  rationale: 'Code that needs the internet for its password can send the orders there as well.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('1.3.2'), judged('1.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::EC2::VPC', (vpc) => hasEndpointsOf(vpc, SERVICES)),
  remedy: 'Call addInterfaceEndpoint on the Vpc for each, charged by zone and hour, or use StorefrontVpc.',
  detect: none(
    'SERVICE_VPC_ENDPOINT_ENABLED asks for one in every network, also where no code runs; a running network does not tell what runs in it.',
  ),
  examples: {
    compliant: [example({ Secrets: endpoint(secrets) })],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Secrets: endpoint(secrets), OrdersKey: { Type: 'AWS::KMS::Key' } }) },
      { faultAt: '', ...example({ Secrets: endpoint(secrets, 'vpc-0123456789abcdef0') }) },
    ],
    unknown: [
      { Parameters: { VpcId: { Type: 'String' } }, ...example({ Secrets: endpoint(secrets, { Ref: 'VpcId' }) }) },
    ],
  },
});

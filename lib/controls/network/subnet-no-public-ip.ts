import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { RESOURCE_ID } from '../remediation';

const example = (MapPublicIpOnLaunch?: unknown): Example => ({
  Resources: { Public: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch } } },
});

/**
 * Subnets give public addresses to nobody who does not ask. Load balancers and NAT gateways get theirs all the same.
 */
export const subnetNoPublicIp = control({
  id: 'SubnetNoPublicIp',
  area: 'network',
  title: 'Subnets assign no public addresses by themselves',
  rationale: 'A task or instance started in the wrong subnet would otherwise stand on the internet at once.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::EC2::Subnet', (subnet) => subnet.at('MapPublicIpOnLaunch').or(false).isFalse()),
  remedy: 'Set mapPublicIpOnLaunch: false in the subnetConfiguration of public subnets.',
  detect: [managedRule('SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED')],
  remediation: {
    rule: 'SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED',
    document: 'AWSConfigRemediation-DisableSubnetAutoAssignPublicIP',
    parameters: { SubnetId: RESOURCE_ID },
    permissions: [
      { actions: ['ec2:ModifySubnetAttribute'], resource: 'arn:{partition}:ec2:{region}:{account}:subnet/*' },
      { actions: ['ec2:DescribeSubnets'], resource: '*' },
    ],
  },
  examples: {
    compliant: [example(false), example()],
    violating: [
      { faultAt: 'MapPublicIpOnLaunch', ...example(true) },
      { faultAt: 'MapPublicIpOnLaunch', ...example('true') },
    ],
    unknown: [{ Parameters: { Assign: { Type: 'String' } }, ...example({ Ref: 'Assign' }) }],
  },
});

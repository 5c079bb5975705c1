import type { Resource } from '../resource';

/** What runs inside a network, and where it names its subnets. */
const INSIDE: readonly (readonly [type: string, path: string])[] = [
  ['AWS::EC2::Instance', 'SubnetId'],
  ['AWS::ECS::Service', 'NetworkConfiguration.AwsvpcConfiguration.Subnets'],
  ['AWS::Lambda::Function', 'VpcConfig.SubnetIds'],
  ['AWS::AutoScaling::AutoScalingGroup', 'VPCZoneIdentifier'],
];

/** Whether code of the templates runs inside a network: only that reaches services from there. */
export function runsCode(vpc: Resource): boolean {
  const subnets = vpc.relatedBy('AWS::EC2::Subnet', 'VpcId').found;
  return subnets.some((subnet) => INSIDE.some(([type, path]) => subnet.relatedBy(type, path).found.length > 0));
}

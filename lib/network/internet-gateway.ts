import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { type Construct, DependencyGroup } from 'constructs';

/**
 * Attaches an internet gateway of our own to a network that CDK made without one. A network has one at most: the same
 * resource must stay, whether or not routes lead to it.
 *
 * @returns the attachment, for which `vpc.internetConnectivityEstablished` waits
 */
export function attachInternetGateway(scope: Construct, vpc: ec2.Vpc): ec2.CfnVPCGatewayAttachment {
  const gateway = new ec2.CfnInternetGateway(scope, 'InternetGateway');
  const attachment = new ec2.CfnVPCGatewayAttachment(scope, 'InternetGatewayAttachment', {
    vpcId: vpc.vpcId,
    internetGatewayId: gateway.ref,
  });
  const { internetConnectivityEstablished: established } = vpc;
  if (established instanceof DependencyGroup) established.add(attachment);
  for (const subnet of vpc.publicSubnets) {
    if (subnet instanceof ec2.Subnet) subnet.addDefaultInternetRoute(gateway.ref, attachment);
  }
  return attachment;
}

/** Gives the private subnets of a network a NAT gateway in the public subnet of their zone. */
export function routeThroughNatGateways(vpc: ec2.Vpc): void {
  ec2.NatProvider.gateway().configureNat({
    vpc,
    natSubnets: vpc.publicSubnets.filter((subnet) => subnet instanceof ec2.PublicSubnet),
    privateSubnets: vpc.privateSubnets.filter((subnet) => subnet instanceof ec2.PrivateSubnet),
  });
}

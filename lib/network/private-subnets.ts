import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** @throws InvalidPropertyError when one of the selected subnets has a route to an internet gateway */
export function refusePublicSubnets(scope: Construct, vpc: ec2.IVpc, selection: ec2.SubnetSelection): void {
  if (vpc.selectSubnets(selection).hasPublic) {
    throw new InvalidPropertyError(scope, 'vpcSubnets', selection, 'give private or isolated subnets');
  }
}

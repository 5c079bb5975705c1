import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { imageLayersStatement, perimeterStatement } from './endpoint-statements';

/** Properties of {@link PrivateEndpoints}. */
export interface PrivateEndpointsProps {
  /** The network. */
  readonly vpc: ec2.IVpc;
  /** The network's addresses, such as `10.0.0.0/16`: they may reach the endpoints. */
  readonly cidr: string;
  /** Where the interface endpoints stand. */
  readonly vpcSubnets: ec2.SubnetSelection;
  /** The services that get an interface endpoint. */
  readonly services: ec2.InterfaceVpcEndpointAwsService[];
  /**
   * The organization whose accounts may use the endpoints.
   * @default - this account alone
   */
  readonly organizationId?: string;
}

/**
 * The ways from a network to AWS that do not leave it: gateway endpoints of Amazon S3 and Amazon DynamoDB, and
 * interface endpoints. Each has a policy that keeps out other accounts' principals and resources.
 */
export class PrivateEndpoints extends Construct {
  /** The group of the interface endpoints: takes HTTPS from the network, and lets nothing out. */
  public readonly securityGroup: ec2.SecurityGroup;
  public readonly s3Endpoint: ec2.GatewayVpcEndpoint;

  public constructor(scope: Construct, id: string, props: PrivateEndpointsProps) {
    super(scope, id);
    const { vpc, vpcSubnets, services, organizationId } = props;
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'AWS services, for HTTPS from this network',
      allowAllOutbound: false,
    });
    // The range as it is written: of the network's own attribute a linter could not tell that it is not the world.
    this.securityGroup.addIngressRule(ec2.Peer.ipv4(props.cidr), ec2.Port.tcp(443), 'HTTPS from this network');
    this.s3Endpoint = new ec2.GatewayVpcEndpoint(this, 'S3', { vpc, service: ec2.GatewayVpcEndpointAwsService.S3 });
    const endpoints: ec2.VpcEndpoint[] = [
      this.s3Endpoint,
      new ec2.GatewayVpcEndpoint(this, 'DynamoDB', { vpc, service: ec2.GatewayVpcEndpointAwsService.DYNAMODB }),
      ...services.map(
        (service) =>
          new ec2.InterfaceVpcEndpoint(this, service.shortName, {
            vpc,
            service,
            subnets: vpcSubnets,
            securityGroups: [this.securityGroup],
            open: false,
          }),
      ),
    ];
    for (const endpoint of endpoints) endpoint.addToPolicy(perimeterStatement(this, organizationId));
    if (services.some(({ shortName }) => shortName === ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER.shortName)) {
      this.s3Endpoint.addToPolicy(imageLayersStatement(this));
    }
  }
}

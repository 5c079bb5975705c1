import type { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { ClosedDefaultSecurityGroup } from './closed-default-security-group';
import { attachInternetGateway, routeThroughNatGateways } from './internet-gateway';
import { NetworkFlowLog } from './network-flow-log';
import { refuseOtherRanges } from './network-range';
import { PrivateEndpoints } from './private-endpoints';

/** Zones for which addresses are set aside, so that a third one can be added without moving a subnet. */
const ZONES = 3;

/** Properties of {@link StorefrontVpc}. */
export interface StorefrontVpcProps {
  /**
   * The key of the flow log's group. A key that this app creates gets the statement for CloudWatch Logs; the policy of
   * an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * The network's addresses: private ones, of length 16 to 20. Changing it replaces the network.
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * How many zones: 2 or 3. A stack without a known account and region has 2 at most.
   * @default 2
   */
  readonly maxAzs?: number;
  /**
   * The services that get an interface endpoint, each charged for every zone and hour. A service must know endpoint
   * policies ("AWS services that integrate with AWS PrivateLink", AWS PrivateLink guide). With `ECR_DOCKER`, the
   * endpoint of Amazon S3 lets image layers pass.
   * @default - AWS KMS, AWS Secrets Manager, Amazon CloudWatch Logs, AWS STS
   */
  readonly interfaceEndpoints?: ec2.InterfaceVpcEndpointAwsService[];
  /**
   * The organization, such as `o-a1b2c3d4e5`, whose principals and resources may be reached through the endpoints.
   * @default - those of this account alone
   */
  readonly organizationId?: string;
  /**
   * Lets the application's subnets reach the internet, through a NAT gateway in a public subnet of each zone.
   * @default false
   */
  readonly allowInternetEgress?: boolean;
  /**
   * How long the flow log is kept. PCI DSS 4.0.1 requirement 10.5.1 asks for twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the flow log's group when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A network in two tiers, application and data, that nothing of the internet reaches and that reaches nothing of the
 * internet. AWS is reached through endpoints that serve this account alone; all connections are logged, also refused
 * ones; the default security group is closed.
 *
 * An internet gateway is attached to which no route leads: without one CloudFront makes no VPC origin ("Restrict access
 * with VPC origins", Amazon CloudFront Developer Guide). It is among what `vpc.internetConnectivityEstablished` waits
 * for.
 *
 * The policy of the endpoint of Amazon S3 also keeps out buckets of AWS's own, such as those with the packages of Amazon
 * Linux, and does so with `allowInternetEgress` too. Where they are needed, call `s3Endpoint.addToPolicy`.
 *
 * Beforehand: with a known account and region, CDK looks up the zones and keeps them in `cdk.context.json`.
 *
 * Satisfies: VpcFlowLogs, SubnetNoPublicIp, SecurityGroupIngress, SecurityGroupEgress, DefaultSecurityGroupClosed,
 * EndpointPolicyRestricted, LogGroupRetention, LogGroupEncrypted, RoleTrustRestricted, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName
 */
export class StorefrontVpc extends Construct {
  public readonly vpc: ec2.Vpc;
  /** Where functions, tasks and the load balancer stand. */
  public readonly applicationSubnets: ec2.SubnetSelection = { subnetGroupName: 'Application' };
  /** Where databases stand; no route leads out. */
  public readonly dataSubnets: ec2.SubnetSelection = { subnetGroupName: 'Data' };
  /** The group of the interface endpoints, to which code in the network must be let out on port 443. */
  public readonly endpointSecurityGroup: ec2.SecurityGroup;
  /** The way to Amazon S3, for a statement more in its policy. */
  public readonly s3Endpoint: ec2.GatewayVpcEndpoint;
  public readonly flowLogGroup: logs.LogGroup;

  /** @throws InvalidPropertyError when the range is no private one of length 16 to 20, or the zones are not 2 or 3 */
  public constructor(scope: Construct, id: string, props: StorefrontVpcProps) {
    super(scope, id);
    const { cidr = '10.0.0.0/16', maxAzs = 2, allowInternetEgress = false } = props;
    refuseOtherRanges(this, cidr);
    if (maxAzs !== 2 && maxAzs !== ZONES) {
      throw new InvalidPropertyError(this, 'maxAzs', maxAzs, 'give 2 or 3');
    }
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      maxAzs,
      reservedAzs: ZONES - maxAzs,
      subnetConfiguration: subnetTiers(allowInternetEgress),
      createInternetGateway: false,
      restrictDefaultSecurityGroup: false,
    });
    attachInternetGateway(this, this.vpc);
    if (allowInternetEgress) routeThroughNatGateways(this.vpc);
    new ClosedDefaultSecurityGroup(this, 'DefaultSecurityGroup', { securityGroupId: this.vpc.vpcDefaultSecurityGroup });
    this.flowLogGroup = new NetworkFlowLog(this, 'FlowLog', { ...props, vpc: this.vpc }).logGroup;
    const { interfaceEndpoints = DEFAULT_SERVICES, organizationId } = props;
    const endpoints = new PrivateEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      cidr,
      vpcSubnets: this.applicationSubnets,
      services: interfaceEndpoints,
      ...(organizationId === undefined ? {} : { organizationId }),
    });
    this.endpointSecurityGroup = endpoints.securityGroup;
    this.s3Endpoint = endpoints.s3Endpoint;
  }
}

const DEFAULT_SERVICES = [
  ec2.InterfaceVpcEndpointAwsService.KMS,
  ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  ec2.InterfaceVpcEndpointAwsService.STS,
];

/** Public subnets come last: the others keep their addresses when egress is allowed later. */
function subnetTiers(allowInternetEgress: boolean): ec2.SubnetConfiguration[] {
  const { PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED, PUBLIC } = ec2.SubnetType;
  const tiers = [
    { name: 'Application', cidrMask: 22, subnetType: allowInternetEgress ? PRIVATE_WITH_EGRESS : PRIVATE_ISOLATED },
    { name: 'Data', cidrMask: 25, subnetType: PRIVATE_ISOLATED },
  ];
  const exit = { name: 'Public', cidrMask: 26, subnetType: PUBLIC, mapPublicIpOnLaunch: false };
  return allowInternetEgress ? [...tiers, exit] : tiers;
}

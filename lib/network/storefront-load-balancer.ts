import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cloudFrontPeer } from './cloudfront-ingress';
import { logToBucket } from './load-balancer-logs';
import { refusePublicSubnets } from './private-subnets';

/** Properties of {@link StorefrontLoadBalancer}. */
export interface StorefrontLoadBalancerProps {
  /** The network, such as `StorefrontVpc.vpc`. */
  readonly vpc: ec2.IVpc;
  /** Private or isolated subnets in two zones, such as `StorefrontVpc.applicationSubnets`. */
  readonly vpcSubnets: ec2.SubnetSelection;
  /** The certificate of the load balancer's region, with the name by which CloudFront asks. */
  readonly certificate: acm.ICertificate;
  /** Where requests and connections are logged: a bucket of the same region, with keys of Amazon S3. */
  readonly accessLogBucket: s3.IBucket;
  /**
   * Id of the group `CloudFront-VPCOrigins-Service-SG`, which CloudFront makes in the network with its first VPC
   * origin. Narrower than the prefix list, which holds everybody's distributions.
   * @default - `cloudFrontPrefixListId` is let in
   */
  readonly cloudFrontSecurityGroupId?: string;
  /**
   * Id of the region's prefix list `com.amazonaws.global.cloudfront.origin-facing`. It counts as 55 rules of the 60
   * that a security group has.
   * @default - CDK looks it up, and keeps it in cdk.context.json
   */
  readonly cloudFrontPrefixListId?: string;
  /**
   * What becomes of requests that no rule of the listener takes.
   * @default - 404 without a body
   */
  readonly defaultAction?: elbv2.ListenerAction;
  /**
   * Whether Elastic Load Balancing refuses to delete the load balancer.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/**
 * An internal Application Load Balancer that CloudFront alone reaches, over TLS 1.2 or 1.3. Give it to
 * `StorefrontOrigin.loadBalancer`, and rules with targets to its listener.
 *
 * It drops malformed headers, and ambiguous requests in defensive mode: the strictest would also refuse harmless
 * oddities of query strings. Its access log holds query strings whole; nothing can leave them out.
 *
 * Beforehand: a VPC origin needs an internet gateway that is attached to the network, as {@link StorefrontVpc} does,
 * and an account and region of the stack, or the id of the prefix list. `cloudFrontSecurityGroupId` exists after the
 * first deployment with a VPC origin only.
 *
 * Satisfies: LoadBalancerAccessLogs, LoadBalancerDeletionProtection, LoadBalancerInvalidHeaders,
 * LoadBalancerDesyncMode, ListenerTls, SecurityGroupIngress, SecurityGroupEgress
 */
export class StorefrontLoadBalancer extends Construct {
  public readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  /** On port 443. */
  public readonly listener: elbv2.ApplicationListener;
  /** Takes HTTPS of CloudFront; lets out to the targets that the listener gets. */
  public readonly securityGroup: ec2.SecurityGroup;

  /**
   * @throws InvalidPropertyError when a subnet is public, an id is none, the prefix list is missing where CDK cannot
   * look it up, or the bucket has a customer managed key
   */
  public constructor(scope: Construct, id: string, props: StorefrontLoadBalancerProps) {
    super(scope, id);
    const { vpc, vpcSubnets } = props;
    refusePublicSubnets(this, vpc, vpcSubnets);
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'The load balancer behind CloudFront',
      allowAllOutbound: false,
    });
    this.securityGroup.addIngressRule(cloudFrontPeer(this, props), ec2.Port.tcp(443), 'HTTPS of CloudFront');
    this.loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc,
      vpcSubnets,
      internetFacing: false,
      securityGroup: this.securityGroup,
      deletionProtection: props.deletionProtection ?? true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
    });
    // What refers to the load balancer, as a VPC origin does, then comes after the network's gateway.
    this.loadBalancer.node.addDependency(vpc.internetConnectivityEstablished);
    logToBucket(this, this.loadBalancer, props.accessLogBucket);
    this.listener = this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      certificates: [props.certificate],
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      open: false,
      defaultAction: props.defaultAction ?? elbv2.ListenerAction.fixedResponse(404),
    });
  }
}

import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';
import { StorefrontOrigin } from '../../lib/edge/storefront-origin';
import { InvalidPropertyError } from '../../lib/errors';
import { StorefrontLoadBalancer, type StorefrontLoadBalancerProps } from '../../lib/network/storefront-load-balancer';
import { networkIn, only, resourcesOf, shopStack } from './shop-network';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LIST = 'pl-a3a144ca';
const SCOPE = { node: { path: 'Shop/Balancer' } };

function balancerIn(props: Partial<StorefrontLoadBalancerProps> = {}, env?: object, egress = false) {
  const { stack, network } = networkIn({ allowInternetEgress: egress }, shopStack(env));
  const balancer = new StorefrontLoadBalancer(stack, 'Balancer', {
    vpc: network.vpc,
    vpcSubnets: network.applicationSubnets,
    certificate: acm.Certificate.fromCertificateArn(stack, 'C', 'arn:aws:acm:eu-central-1:123456789012:certificate/1'),
    accessLogBucket: new AccessLogBucket(stack, 'Logs').bucket,
    cloudFrontPrefixListId: LIST,
    ...props,
  });
  return { stack, network, balancer };
}

/** The rules by which the balancer's group lets in, wherever they stand. */
const ingress = (props: Partial<StorefrontLoadBalancerProps>) => {
  const { stack } = balancerIn(props);
  const [, group] =
    Object.entries(resourcesOf(stack, 'AWS::EC2::SecurityGroup')).find(([id]) => id.startsWith('Balancer')) ?? [];
  const apart = Object.values(resourcesOf(stack, 'AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties);
  return [...(group?.Properties.SecurityGroupIngress ?? []), ...apart];
};

const attributes = (props: Partial<StorefrontLoadBalancerProps> = {}) =>
  Object.fromEntries(
    only(balancerIn(props).stack, BALANCER).Properties.LoadBalancerAttributes.map(
      ({ Key, Value }: { Key: string; Value: unknown }) => [Key, Value],
    ),
  );

describe('StorefrontLoadBalancer', () => {
  test('is internal, in the subnets that it is given', () => {
    const { stack } = balancerIn();

    const { Scheme, Subnets } = only(stack, BALANCER).Properties;
    expect(Scheme).toBe('internal');
    expect(Subnets.map(({ Ref }: { Ref: string }) => Ref.slice(0, -8))).toEqual([
      'NetworkVpcApplicationSubnet1Subnet',
      'NetworkVpcApplicationSubnet2Subnet',
    ]);
  });

  test('is protected, drops malformed headers and ambiguous requests, and logs', () => {
    const [logs] = Object.keys(resourcesOf(balancerIn().stack, 'AWS::S3::Bucket'));

    expect(attributes()).toEqual({
      'deletion_protection.enabled': 'true',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'routing.http.desync_mitigation_mode': 'defensive',
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.bucket': { Ref: logs },
      'access_logs.s3.prefix': 'load-balancer',
      'connection_logs.s3.enabled': 'true',
      'connection_logs.s3.bucket': { Ref: logs },
      'connection_logs.s3.prefix': 'load-balancer',
    });
  });

  test('protection can be lifted', () => {
    expect(attributes({ deletionProtection: false })['deletion_protection.enabled']).toBe('false');
  });

  test('the bucket lets load balancers of this account write, before there is one', () => {
    const { stack } = balancerIn();

    const [policy] = Object.keys(resourcesOf(stack, 'AWS::S3::BucketPolicy'));
    expect(only(stack, BALANCER).DependsOn).toContain(policy);
    Template.fromStack(stack).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'LoadBalancersWriteLogs',
            Effect: 'Allow',
            Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: {
              'Fn::Join': ['', [Match.anyValue(), '/load-balancer/AWSLogs/123456789012/*']],
            },
          },
        ]),
      },
    });
  });

  test('speaks TLS 1.2 and 1.3 on port 443 alone, and knows no path by itself', () => {
    const { stack } = balancerIn();

    expect(only(stack, 'AWS::ElasticLoadBalancingV2::Listener').Properties).toMatchObject({
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      Certificates: [{ CertificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1' }],
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
  });

  test('takes another action for what no rule takes', () => {
    const { stack } = balancerIn({ defaultAction: elbv2.ListenerAction.fixedResponse(503) });

    expect(only(stack, 'AWS::ElasticLoadBalancingV2::Listener').Properties.DefaultActions).toEqual([
      { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } },
    ]);
  });

  test.each<[string, Partial<StorefrontLoadBalancerProps>, object]>([
    ['the prefix list', {}, { SourcePrefixListId: LIST }],
    [
      'the group of its VPC origins before the list',
      { cloudFrontSecurityGroupId: 'sg-0123456789abcdef0' },
      { SourceSecurityGroupId: 'sg-0123456789abcdef0' },
    ],
  ])('lets in nothing but CloudFront, by %s', (_name, props, source) => {
    expect(ingress(props)).toEqual([
      expect.objectContaining({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...source }),
    ]);
  });

  test('lets out to its targets alone', () => {
    const { stack, network, balancer } = balancerIn();
    const group = new ec2.SecurityGroup(stack, 'App', { vpc: network.vpc, allowAllOutbound: false });
    const target: elbv2.IApplicationLoadBalancerTarget = {
      attachToApplicationTargetGroup: (targets) => {
        targets.registerConnectable(group);
        return { targetType: elbv2.TargetType.IP };
      },
    };

    balancer.listener.addTargets('App', {
      port: 8443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      targets: [target],
      priority: 1,
      conditions: [elbv2.ListenerCondition.pathPatterns(['/api/*'])],
    });

    expect(only(stack, 'AWS::EC2::SecurityGroupEgress').Properties).toMatchObject({
      FromPort: 8443,
      ToPort: 8443,
      DestinationSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching(/^App/), 'GroupId'] },
    });
  });

  test('a VPC origin comes after the gateway of the network, without which CloudFront refuses it', () => {
    const { stack, balancer } = balancerIn();
    new cloudfront.Distribution(stack, 'Shop', {
      defaultBehavior: { origin: StorefrontOrigin.loadBalancer(balancer.loadBalancer, 'app.example.com') },
    });

    const [attachment] = Object.keys(resourcesOf(stack, 'AWS::EC2::VPCGatewayAttachment'));
    const [id] = Object.keys(resourcesOf(stack, BALANCER));
    expect(only(stack, BALANCER).DependsOn).toContain(attachment);
    expect(only(stack, 'AWS::CloudFront::VpcOrigin').Properties.VpcOriginEndpointConfig.Arn).toEqual({ Ref: id });
  });

  test('has the prefix list looked up where account and region are known', () => {
    const { stack, network } = networkIn();
    new StorefrontLoadBalancer(stack, 'Balancer', {
      vpc: network.vpc,
      vpcSubnets: network.applicationSubnets,
      certificate: acm.Certificate.fromCertificateArn(
        stack,
        'C',
        'arn:aws:acm:eu-central-1:123456789012:certificate/1',
      ),
      accessLogBucket: new AccessLogBucket(stack, 'Logs').bucket,
    });

    const { missing = [] } = (stack.node.root as import('aws-cdk-lib').App).synth().manifest;
    expect(missing.map(({ props }) => props)).toContainEqual(
      expect.objectContaining({
        typeName: 'AWS::EC2::PrefixList',
        propertyMatch: { PrefixListName: 'com.amazonaws.global.cloudfront.origin-facing' },
      }),
    );
  });
});

describe('refused are', () => {
  const refusal = (props: Partial<StorefrontLoadBalancerProps>, env?: object, egress?: boolean) => () =>
    balancerIn(props, env, egress);

  test('public subnets', () => {
    const vpcSubnets = { subnetType: ec2.SubnetType.PUBLIC };

    expect(refusal({ vpcSubnets }, undefined, true)).toThrow(
      new InvalidPropertyError(SCOPE, 'vpcSubnets', vpcSubnets, 'give private or isolated subnets'),
    );
  });

  test('a bucket with a customer managed key', () => {
    const stack = shopStack();
    const bucket = new s3.Bucket(stack, 'B', { encryptionKey: new kms.Key(stack, 'K') });

    expect(refusal({ accessLogBucket: bucket })).toThrow(
      'Shop/Balancer: accessLogBucket is "a bucket with a key of AWS KMS"; give one with keys of Amazon S3, such as an AccessLogBucket: load balancers write to no other',
    );
  });

  test.each<[string, Partial<StorefrontLoadBalancerProps>, string]>([
    ['the name of a prefix list', { cloudFrontPrefixListId: 'com.amazonaws.global.cloudfront.origin-facing' }, 'pl-'],
    ['the name of a security group', { cloudFrontSecurityGroupId: 'CloudFront-VPCOrigins-Service-SG' }, 'sg-'],
  ])('%s', (_name, props, prefix) => {
    const [[property, value] = []] = Object.entries(props);

    expect(refusal(props)).toThrow(
      new InvalidPropertyError(SCOPE, property ?? '', value, `give an id such as ${prefix}0123456789abcdef0`),
    );
  });

  test('a stack in which CDK cannot look the prefix list up', () => {
    const { stack, network } = networkIn({}, shopStack({}));

    expect(
      () =>
        new StorefrontLoadBalancer(stack, 'Balancer', {
          vpc: network.vpc,
          vpcSubnets: network.applicationSubnets,
          certificate: acm.Certificate.fromCertificateArn(
            stack,
            'C',
            'arn:aws:acm:eu-central-1:123456789012:certificate/1',
          ),
          accessLogBucket: new AccessLogBucket(stack, 'Logs').bucket,
        }),
    ).toThrow(
      "Shop/Balancer: cloudFrontPrefixListId is undefined; give the id of the region's list com.amazonaws.global.cloudfront.origin-facing, or the stack an account and a region",
    );
  });
});

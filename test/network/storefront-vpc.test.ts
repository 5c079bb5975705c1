import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { InvalidPropertyError } from '../../lib/errors';
import type { StorefrontVpcProps } from '../../lib/network/storefront-vpc';
import { networkIn, only, resourcesOf } from './shop-network';

const subnets = (props: Partial<StorefrontVpcProps>) =>
  Object.fromEntries(
    Object.entries(resourcesOf(networkIn(props).stack, 'AWS::EC2::Subnet')).map(([id, { Properties }]) => [
      id,
      Properties.CidrBlock,
    ]),
  );

describe('StorefrontVpc', () => {
  test('has two tiers in two zones, and no route to the internet', () => {
    const { stack } = networkIn();

    expect(Object.values(subnets({}))).toEqual(['10.0.0.0/22', '10.0.4.0/22', '10.0.12.0/25', '10.0.12.128/25']);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::Route', 0);
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test.each<[string, Partial<StorefrontVpcProps>]>([
    ['a third zone', { maxAzs: 3 }],
    ['egress', { allowInternetEgress: true }],
    ['both', { maxAzs: 3, allowInternetEgress: true }],
  ])('no subnet moves for %s', (_name, props) => {
    expect(subnets(props)).toMatchObject(subnets({}));
  });

  test('with egress each zone has a NAT gateway, and data stays without a route', () => {
    const { stack } = networkIn({ allowInternetEgress: true });

    const routes = Object.entries(resourcesOf(stack, 'AWS::EC2::Route')).map(([id, { Properties: route }]) => [
      id.replace(/^NetworkVpc|[0-9A-F]{8}$/g, ''),
      route.DestinationCidrBlock,
      Object.keys(route).find((key) => key.endsWith('GatewayId')),
    ]);
    expect(routes).toEqual([
      ['ApplicationSubnet1DefaultRoute', '0.0.0.0/0', 'NatGatewayId'],
      ['ApplicationSubnet2DefaultRoute', '0.0.0.0/0', 'NatGatewayId'],
      ['PublicSubnet1DefaultRoute', '0.0.0.0/0', 'GatewayId'],
      ['PublicSubnet2DefaultRoute', '0.0.0.0/0', 'GatewayId'],
    ]);
    Template.fromStack(stack).allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('keeps one internet gateway, whether or not there is egress: a network takes no second', () => {
    const gateways = [{}, { allowInternetEgress: true }].map((props) => {
      const { stack } = networkIn(props);
      return [
        ...Object.keys(resourcesOf(stack, 'AWS::EC2::InternetGateway')),
        ...Object.keys(resourcesOf(stack, 'AWS::EC2::VPCGatewayAttachment')),
      ];
    });

    expect(gateways[0]).toHaveLength(2);
    expect(gateways[1]).toEqual(gateways[0]);
  });

  test('what waits for the network to be connected waits for the gateway', () => {
    const { stack, network } = networkIn();
    const { vpc } = network;
    const group = new ec2.SecurityGroup(stack, 'Waits', { vpc });

    group.node.addDependency(vpc.internetConnectivityEstablished);

    const [attachment] = Object.keys(resourcesOf(stack, 'AWS::EC2::VPCGatewayAttachment'));
    const waiting = Object.entries(resourcesOf(stack, 'AWS::EC2::SecurityGroup')).find(([id]) =>
      id.startsWith('Waits'),
    );
    expect(waiting?.[1].DependsOn).toEqual([attachment]);
  });

  test('makes no function to close the default group', () => {
    const { stack } = networkIn();

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    Template.fromStack(stack).resourceCountIs('AWS::Scheduler::Schedule', 2);
  });

  test('logs all connections for thirteen months under the key, which admits CloudWatch Logs', () => {
    const { stack } = networkIn();

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
    });
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: { RetentionInDays: 400, KmsKeyId: Match.anyValue(), LogGroupName: Match.absent() },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'CloudWatchLogsEncryptsLogGroups' })]) },
    });
  });

  test('the role of the flow log is for flow logs of this account, and for this log group', () => {
    const { stack } = networkIn();

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '123456789012' },
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-central-1:123456789012:vpc-flow-log/*'],
                  ],
                },
              },
            },
          }),
        ],
      },
    });
    const [logGroup] = Object.keys(resourcesOf(stack, 'AWS::Logs::LogGroup'));
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
            Resource: { 'Fn::GetAtt': [logGroup, 'Arn'] },
          },
        ],
      },
    });
  });

  test('the log can be kept for another time, and thrown away', () => {
    const { stack } = networkIn({ logRetention: logs.RetentionDays.TWO_YEARS, removalPolicy: RemovalPolicy.DESTROY });

    expect(only(stack, 'AWS::Logs::LogGroup')).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 731 },
    });
  });

  test.each([
    '10.0.0.0/15',
    '10.0.0.0/21',
    '172.15.0.0/16',
    '172.32.0.0/16',
    '192.169.0.0/16',
    '11.0.0.0/16',
    '0.0.0.0/0',
    'home',
  ])('refuses the range %s', (cidr) => {
    expect(() => networkIn({ cidr })).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Shop/Network' } },
        'cidr',
        cidr,
        'give a range of private addresses of length 16 to 20, such as 10.0.0.0/16',
      ),
    );
  });

  test.each(['10.255.0.0/20', '172.16.0.0/16', '172.31.0.0/18', '192.168.0.0/20'])('takes the range %s', (cidr) => {
    const { stack } = networkIn({ cidr, maxAzs: 3, allowInternetEgress: true });

    expect(only(stack, 'AWS::EC2::VPC').Properties.CidrBlock).toBe(cidr);
  });

  test.each([1, 4, 2.5])('refuses %d zones', (maxAzs) => {
    expect(() => networkIn({ maxAzs })).toThrow(
      new InvalidPropertyError({ node: { path: 'Shop/Network' } }, 'maxAzs', maxAzs, 'give 2 or 3'),
    );
  });

  test('the logical ids of the network stay: new ones are another network', () => {
    const { stack } = networkIn();

    expect([
      ...Object.keys(resourcesOf(stack, 'AWS::EC2::VPC')),
      ...Object.keys(resourcesOf(stack, 'AWS::EC2::Subnet')),
    ]).toEqual([
      'NetworkVpc7FB7348F',
      'NetworkVpcApplicationSubnet1Subnet43CA9BFA',
      'NetworkVpcApplicationSubnet2SubnetF7BF9770',
      'NetworkVpcDataSubnet1SubnetC4E2CA79',
      'NetworkVpcDataSubnet2Subnet1DE78234',
    ]);
  });
});

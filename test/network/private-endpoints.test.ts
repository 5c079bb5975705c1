import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { StorefrontVpcProps } from '../../lib/network/storefront-vpc';
import { networkIn, resourcesOf, shopStack } from './shop-network';

/** The statements of the endpoints' policies, by the last word of the service's name. */
const policies = (props: Partial<StorefrontVpcProps> = {}) =>
  Object.fromEntries(
    Object.values(resourcesOf(networkIn(props).stack, 'AWS::EC2::VPCEndpoint')).map(({ Properties: endpoint }) => [
      JSON.stringify(endpoint.ServiceName).match(/(\w+)\W*$/)?.[1],
      endpoint.PolicyDocument.Statement,
    ]),
  );

const OWN = {
  Sid: 'OwnPrincipalsOnOwnResources',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: '*',
  Resource: '*',
  Condition: {
    StringEquals: { 'aws:PrincipalAccount': '123456789012' },
    StringEqualsIfExists: { 'aws:ResourceAccount': '123456789012' },
  },
};

describe('endpoints', () => {
  test('lead to the services that the shop needs, for this account alone', () => {
    expect(policies()).toEqual({
      s3: [OWN],
      dynamodb: [OWN],
      kms: [OWN],
      secretsmanager: [OWN],
      logs: [OWN],
      sts: [OWN],
    });
  });

  test('lead to the services that are asked for', () => {
    expect(Object.keys(policies({ interfaceEndpoints: [ec2.InterfaceVpcEndpointAwsService.SQS] }))).toEqual([
      's3',
      'dynamodb',
      'sqs',
    ]);
  });

  test('can be those of an organization', () => {
    const { kms } = policies({ organizationId: 'o-a1b2c3d4e5' });

    expect(kms).toEqual([
      {
        ...OWN,
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          StringEqualsIfExists: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' },
        },
      },
    ]);
  });

  test('let image layers pass only where images come from', () => {
    const { ECR, ECR_DOCKER } = ec2.InterfaceVpcEndpointAwsService;

    const { s3 } = policies({ interfaceEndpoints: [ECR, ECR_DOCKER] });

    expect(s3).toEqual([
      OWN,
      {
        Sid: 'ImageLayersOfAmazonEcr',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 's3:GetObject',
        Resource: {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::prod-eu-central-1-starport-layer-bucket/*']],
        },
      },
    ]);
  });

  test('take HTTPS from the network, by the range as it is written', () => {
    const { stack } = networkIn({ cidr: '172.20.0.0/16' });

    const [group] = Object.values(resourcesOf(stack, 'AWS::EC2::SecurityGroup'));
    expect(group?.Properties.SecurityGroupIngress).toEqual([
      {
        CidrIp: '172.20.0.0/16',
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        Description: 'HTTPS from this network',
      },
    ]);
    expect(resourcesOf(stack, 'AWS::EC2::SecurityGroupIngress')).toEqual({});
  });

  test('stand in a stack whose region is not known, too', () => {
    const { stack } = networkIn({}, shopStack({}));

    const accounts = Object.values(resourcesOf(stack, 'AWS::EC2::VPCEndpoint')).map(
      ({ Properties }) => Properties.PolicyDocument.Statement[0].Condition.StringEquals['aws:PrincipalAccount'],
    );
    expect(accounts).toEqual(Array(6).fill({ Ref: 'AWS::AccountId' }));
  });
});

test('the endpoint of Amazon S3 takes a statement for a bucket of AWS', () => {
  const { stack, network } = networkIn();

  network.s3Endpoint.addToPolicy(
    new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/*'],
    }),
  );

  const statements = Object.values(resourcesOf(stack, 'AWS::EC2::VPCEndpoint')).map(
    ({ Properties }) => Properties.PolicyDocument.Statement.length,
  );
  expect(statements).toEqual([2, 1, 1, 1, 1, 1]);
});

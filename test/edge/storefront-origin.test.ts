import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { StorefrontOrigin } from '../../lib/edge/storefront-origin';

const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/1234567890123456';

function distributionOf(originOf: (scope: Stack) => cloudfront.IOrigin) {
  const edge = new Stack(new App(), 'Edge', { env: { account: '123456789012', region: 'us-east-1' } });
  const origin = originOf(edge);
  const distribution = new cloudfront.Distribution(edge, 'Shop', { defaultBehavior: { origin } });
  const template = Template.fromStack(edge);
  const [resource] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
  return { edge, distribution, template, origin: resource?.Properties?.DistributionConfig.Origins[0] };
}

const OVER_TLS = { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] };

const loadBalancerOf = (scope: Stack) =>
  elbv2.ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(scope, 'LoadBalancer', {
    loadBalancerArn: LOAD_BALANCER,
    loadBalancerDnsName: 'internal-shop.eu-central-1.elb.amazonaws.com',
    securityGroupId: 'sg-1',
  });

const urlOf = (scope: Stack, authType = lambda.FunctionUrlAuthType.AWS_IAM) =>
  new lambda.Function(scope, 'Function', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => ({});'),
  }).addFunctionUrl({ authType });

describe('StorefrontOrigin reaches', () => {
  test('an HTTP API by the host of its address', () => {
    const { origin } = distributionOf((scope) => StorefrontOrigin.httpApi(new HttpApi(scope, 'Api')));

    expect(origin.DomainName).toEqual({
      'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': [expect.stringMatching(/^Api/), 'ApiEndpoint'] }] }],
    });
    expect(origin.CustomOriginConfig).toEqual(OVER_TLS);
  });

  test('an API of another region by its address', () => {
    const { origin } = distributionOf((scope) =>
      StorefrontOrigin.httpApi(
        HttpApi.fromHttpApiAttributes(scope, 'Api', {
          httpApiId: 'a1',
          apiEndpoint: 'https://a1.execute-api.eu-central-1.amazonaws.com',
        }),
      ),
    );

    expect(origin.DomainName).toBe('a1.execute-api.eu-central-1.amazonaws.com');
  });

  test('a load balancer through a VPC origin, under the name of its certificate', () => {
    const { origin, template } = distributionOf((scope) =>
      StorefrontOrigin.loadBalancer(loadBalancerOf(scope), 'origin.example.com'),
    );
    const [vpcOriginId] = Object.keys(template.findResources('AWS::CloudFront::VpcOrigin'));

    expect(origin.DomainName).toBe('origin.example.com');
    expect(origin.VpcOriginConfig).toEqual({ VpcOriginId: { 'Fn::GetAtt': [vpcOriginId, 'Id'] } });
    expect(origin.CustomOriginConfig).toBeUndefined();
    template.hasResourceProperties('AWS::CloudFront::VpcOrigin', {
      VpcOriginEndpointConfig: { Arn: LOAD_BALANCER, ...OVER_TLS },
    });
  });

  test('a function URL with signed requests, which nobody else may send', () => {
    const { edge, distribution, origin, template } = distributionOf((scope) =>
      StorefrontOrigin.functionUrl(urlOf(scope)),
    );
    const [accessControlId] = Object.keys(template.findResources('AWS::CloudFront::OriginAccessControl'));

    expect(origin.CustomOriginConfig).toEqual(OVER_TLS);
    expect(origin.OriginAccessControlId).toEqual({ 'Fn::GetAtt': [accessControlId, 'Id'] });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { OriginAccessControlOriginType: 'lambda', SigningBehavior: 'always' },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunctionUrl',
      Principal: 'cloudfront.amazonaws.com',
      SourceArn: {
        'Fn::Join': ['', Match.arrayWith([':distribution/', edge.resolve(distribution.distributionId)])],
      },
    });
  });

  test('a bucket with signed requests, without a warning about its key', () => {
    const { edge, origin, template } = distributionOf((scope) =>
      StorefrontOrigin.bucket(new s3.Bucket(scope, 'Content', { encryptionKey: new kms.Key(scope, 'Key') })),
    );
    const [accessControlId] = Object.keys(template.findResources('AWS::CloudFront::OriginAccessControl'));

    expect(origin.OriginAccessControlId).toEqual({ 'Fn::GetAtt': [accessControlId, 'Id'] });
    expect(origin.S3OriginConfig).toEqual({ OriginAccessIdentity: '' });
    Annotations.fromStack(edge).hasNoWarning('*', Match.anyValue());
  });

  test('any other host over TLS 1.2', () => {
    const { origin } = distributionOf(() => StorefrontOrigin.host('api.example.com'));

    expect(origin).toMatchObject({ DomainName: 'api.example.com', CustomOriginConfig: OVER_TLS });
  });
});

describe('StorefrontOrigin refuses', () => {
  const MEND = 'give the name of a host, such as api.example.com, without protocol, port and path';

  test.each(['https://api.example.com', 'api.example.com/v1', 'api.example.com:8443', 'localhost', ''])(
    'the host %j',
    (domainName) => {
      const message = `domainName is ${JSON.stringify(domainName)}; ${MEND}`;
      const loadBalancer = loadBalancerOf(new Stack());

      expect(() => StorefrontOrigin.host(domainName)).toThrow(new Error(`StorefrontOrigin.host: ${message}`));
      expect(() => StorefrontOrigin.loadBalancer(loadBalancer, domainName)).toThrow(
        new Error(`StorefrontOrigin.loadBalancer: ${message}`),
      );
    },
  );

  test('a function URL that anybody may call', () => {
    const open = (scope: Stack) => StorefrontOrigin.functionUrl(urlOf(scope, lambda.FunctionUrlAuthType.NONE));

    expect(() => distributionOf(open)).toThrow(/authType of the Function URL must be set to AWS_IAM/);
  });
});

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { StorefrontBehavior, type StorefrontBehaviorOptions } from '../../lib/edge/storefront-behavior';
import { StorefrontDistribution, type StorefrontDistributionProps } from '../../lib/edge/storefront-distribution';
import { StorefrontOrigin } from '../../lib/edge/storefront-origin';

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555';
const { STATIC, ACCOUNT, CART, CHECKOUT, API, REPORTS } = StorefrontBehavior;
const KINDS = [STATIC, ACCOUNT, CART, CHECKOUT, API, REPORTS];

function shop(props: Partial<StorefrontDistributionProps> = {}) {
  const app = new App({ context: { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true } });
  const edge = new Stack(app, 'Edge', { env: { account: '123456789012', region: 'us-east-1' } });
  return { edge, made: new StorefrontDistribution(edge, 'Shop', { webAclArn: WEB_ACL, ...props }) };
}

function rendered(edge: Stack) {
  const template = Template.fromStack(edge);
  const [resource] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
  const config = resource?.Properties?.DistributionConfig;
  return { template, metadata: resource?.Metadata, behaviors: config.CacheBehaviors ?? [], origins: config.Origins };
}

const host = () => StorefrontOrigin.host('app.example.com');
const functionUrl = (scope = new Stack()) =>
  StorefrontOrigin.functionUrl(
    new lambda.Function(scope, 'Function', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => ({});'),
    }).addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM }),
  );
const bucket = (scope = new Stack()) => StorefrontOrigin.bucket(s3.Bucket.fromBucketName(scope, 'Bucket', 'pages'));

const ALL_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];
const DISABLED = cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId;
const OPTIMIZED = cloudfront.CachePolicy.CACHING_OPTIMIZED.cachePolicyId;
const ALL_VIEWER = cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId;

describe('addBehavior', () => {
  test.each([
    [STATIC, '/assets/*', 'redirect-to-https', undefined, OPTIMIZED, undefined],
    [ACCOUNT, '/account*', 'redirect-to-https', ALL_METHODS, DISABLED, ALL_VIEWER],
    [CART, '/cart*', 'redirect-to-https', ALL_METHODS, DISABLED, ALL_VIEWER],
    [CHECKOUT, '/checkout*', 'redirect-to-https', ALL_METHODS, DISABLED, ALL_VIEWER],
    [API, '/api/*', 'https-only', ALL_METHODS, DISABLED, ALL_VIEWER],
  ])('serves %s on %s: %s', (kind, pathPattern, protocol, methods, cachePolicy, originRequestPolicy) => {
    const { edge, made } = shop();

    made.addBehavior(kind, host());

    const { behaviors, metadata } = rendered(edge);
    expect(behaviors).toHaveLength(1);
    expect(behaviors[0]).toMatchObject({
      PathPattern: pathPattern,
      ViewerProtocolPolicy: protocol,
      CachePolicyId: cachePolicy,
    });
    expect(behaviors[0].AllowedMethods ?? ['GET', 'HEAD']).toEqual(methods ?? ['GET', 'HEAD']);
    expect(behaviors[0].OriginRequestPolicyId).toBe(originRequestPolicy);
    expect(metadata.StorefrontDistribution).toEqual({ behaviors: [{ pathPattern, kind }] });
  });

  test('takes reports with their type and body alone, uncached', () => {
    const { edge, made } = shop();

    made.addBehavior(REPORTS, host());
    made.addBehavior(REPORTS, host(), { pathPattern: '/other-reports/*' });

    const { behaviors, template } = rendered(edge);
    const [policyId, ...others] = Object.keys(template.findResources('AWS::CloudFront::OriginRequestPolicy'));
    expect(others).toEqual([]);
    for (const behavior of behaviors) {
      expect(behavior).toMatchObject({
        ViewerProtocolPolicy: 'https-only',
        AllowedMethods: ALL_METHODS,
        CachePolicyId: DISABLED,
        OriginRequestPolicyId: { Ref: policyId },
        ResponseHeadersPolicyId: edge.resolve(made.responseHeadersPolicy.responseHeadersPolicyId),
      });
    }
    template.hasResourceProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Content-Type'] },
      },
    });
  });

  test('forbids to store what is personal, and shares one set of headers for that', () => {
    const { edge, made } = shop();

    for (const kind of KINDS) made.addBehavior(kind, host());

    const { behaviors, metadata, template } = rendered(edge);
    const personal = edge.resolve(made.personalResponseHeadersPolicy.responseHeadersPolicyId);
    const general = edge.resolve(made.responseHeadersPolicy.responseHeadersPolicyId);
    expect(personal).not.toEqual(general);
    expect(behaviors.map((behavior: { ResponseHeadersPolicyId: unknown }) => behavior.ResponseHeadersPolicyId)).toEqual(
      [general, personal, personal, personal, personal, general],
    );
    template.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 2);
    const storing = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
      ({ Properties }) =>
        Properties.ResponseHeadersPolicyConfig.CustomHeadersConfig.Items.filter(
          ({ Header, Value }: { Header: string; Value: string }) => Header === 'Cache-Control' && Value === 'no-store',
        ),
    );
    expect(storing.map(({ length }) => length).sort()).toEqual([0, 1]);
    expect(metadata.StorefrontDistribution.behaviors.map(({ kind }: { kind: string }) => kind)).toEqual(KINDS);
  });

  test('has violations of both policies of its own reported where it is told', () => {
    const { edge, made } = shop({ reportsPath: '/_reports/violations' });

    made.addBehavior(CART, host());

    const policies = Object.values(rendered(edge).template.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
      ({ Properties }) => Properties.ResponseHeadersPolicyConfig,
    );
    expect(policies).toHaveLength(2);
    for (const { CustomHeadersConfig, SecurityHeadersConfig } of policies) {
      expect(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy).toMatch(
        /; report-to violations; report-uri \/_reports\/violations$/,
      );
      expect(CustomHeadersConfig.Items).toContainEqual({
        Header: 'Reporting-Endpoints',
        Value: 'violations="/_reports/violations"',
        Override: true,
      });
    }
  });

  test('takes the headers it is given', () => {
    const { SECURITY_HEADERS, CORS_ALLOW_ALL_ORIGINS } = cloudfront.ResponseHeadersPolicy;
    const { edge, made } = shop({ personalResponseHeadersPolicy: SECURITY_HEADERS });

    made.addBehavior(CHECKOUT, host(), { responseHeadersPolicy: CORS_ALLOW_ALL_ORIGINS });
    made.addBehavior(CART, host());

    const { behaviors, template } = rendered(edge);
    expect(behaviors[0].ResponseHeadersPolicyId).toBe(CORS_ALLOW_ALL_ORIGINS.responseHeadersPolicyId);
    expect(behaviors[1].ResponseHeadersPolicyId).toBe(SECURITY_HEADERS.responseHeadersPolicyId);
    template.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 1);
  });

  test.each([
    ['function URL', functionUrl, ALL_VIEWER],
    ['bucket, which gets no cookies', bucket, undefined],
  ])('reads from a %s', (_name, originOf, originRequestPolicy) => {
    const edge = new Stack(new App(), 'Edge', { env: { account: '123456789012', region: 'us-east-1' } });
    const made = new StorefrontDistribution(edge, 'Shop', {
      webAclArn: WEB_ACL,
      accessLogBucket: s3.Bucket.fromBucketName(edge, 'Logs', 'logs'),
      origin: host(),
    });

    made.addBehavior(API, originOf(edge), { readOnly: true, pathPattern: '/api/products*' });

    const { behaviors } = rendered(edge);
    expect(behaviors[0]).toMatchObject({ PathPattern: '/api/products*', CachePolicyId: DISABLED });
    expect(behaviors[0].AllowedMethods ?? ['GET', 'HEAD']).toEqual(['GET', 'HEAD']);
    expect(behaviors[0].OriginRequestPolicyId).toBe(originRequestPolicy);
  });

  test('makes one origin of one object, and shares that of the default behavior', () => {
    const { edge, made } = shop();
    const app = host();

    made.addBehavior(CART, app);
    made.addBehavior(API, app);
    made.addBehavior(STATIC, made.origin);

    const { behaviors, origins } = rendered(edge);
    expect(origins).toHaveLength(2);
    expect(behaviors.map((behavior: { TargetOriginId: string }) => behavior.TargetOriginId)).toEqual([
      origins[1].Id,
      origins[1].Id,
      origins[0].Id,
    ]);
  });

  test('keeps the order in which behaviors are added, after security.txt', () => {
    const { edge, made } = shop({ securityTxt: { contacts: ['mailto:security@example.com'], expires: inHalfAYear() } });

    made.addBehavior(API, host(), { pathPattern: '/api/v1/*' });
    made.addBehavior(API, host());

    const { behaviors } = rendered(edge);
    expect(behaviors.map((behavior: { PathPattern: string }) => behavior.PathPattern)).toEqual([
      '/.well-known/security.txt',
      '/api/v1/*',
      '/api/*',
    ]);
  });
});

const inHalfAYear = () => new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);

describe('addBehavior refuses', () => {
  const NO_POST = 'set readOnly, or give an HTTP API or a load balancer: a function URL takes no POST from a browser';

  test.each<[string, StorefrontBehavior, () => cloudfront.IOrigin, StorefrontBehaviorOptions, string]>([
    [
      'a pattern twice',
      CART,
      host,
      {},
      'pathPattern is "/cart*"; give another pathPattern: the distribution has a behavior for this one',
    ],
    [
      'a pattern that an earlier one swallows',
      API,
      host,
      { pathPattern: '/cart/api/*' },
      'pathPattern is "/cart/api/*"; add it before "/cart*", which takes all its requests',
    ],
    ['to post to a function URL', API, functionUrl, {}, `origin is "function URL for api"; ${NO_POST}`],
    [
      'to post to a bucket',
      CHECKOUT,
      bucket,
      {},
      'origin is "bucket for checkout"; set readOnly, or give an HTTP API or a load balancer: a bucket takes no POST from a browser',
    ],
    [
      'to report to a function URL',
      REPORTS,
      functionUrl,
      {},
      'origin is "function URL for reports"; give an HTTP API or a load balancer: browsers post reports, and a function URL takes none',
    ],
    [
      'reports that cannot be posted',
      REPORTS,
      host,
      { readOnly: true },
      'readOnly is true; leave it out: browsers post their reports',
    ],
    [
      'static files that are written',
      STATIC,
      host,
      { readOnly: false },
      'readOnly is false; leave it out, or add the paths as another kind',
    ],
  ])('%s', (_name, kind, originOf, options, message) => {
    const { edge, made } = shop();
    made.addBehavior(CART, host());

    expect(() => made.addBehavior(kind, originOf(), options)).toThrow(new Error(`Edge/Shop: ${message}`));
    expect(rendered(edge).behaviors).toHaveLength(1);
  });
});

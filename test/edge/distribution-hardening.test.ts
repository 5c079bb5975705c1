import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, CfnResource, Mixins, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { DistributionHardening, type DistributionHardeningProps } from '../../lib/edge/distribution-hardening';
import { SecurityHeaders } from '../../lib/edge/security-headers';

const ENV = { account: '123456789012', region: 'us-east-1' };
const WEB_ACL = `arn:aws:wafv2:us-east-1:${ENV.account}:global/webacl/shop/11111111-2222-3333-4444-555555555555`;
const OTHER_WEB_ACL = `arn:aws:wafv2:us-east-1:${ENV.account}:global/webacl/other/11111111-2222-3333-4444-555555555555`;
const CERTIFICATE = `arn:aws:acm:us-east-1:${ENV.account}:certificate/11111111-2222-3333-4444-555555555555`;

/** The controls that a soft distribution breaks and the mixin mends. */
const MENDED = ['DistributionWebAcl', 'DistributionHttpsOnly', 'DistributionTlsPolicy', 'DistributionResponseHeaders'];

const behavior = (properties: object = {}) => ({
  TargetOriginId: 'app',
  ViewerProtocolPolicy: 'allow-all',
  CachePolicyId: cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId,
  ...properties,
});
const config = (properties: object = {}) => ({
  Enabled: true,
  HttpVersion: 'http1.1',
  Origins: [
    {
      Id: 'app',
      DomainName: 'app.example.com',
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    },
  ],
  DefaultCacheBehavior: behavior(),
  CacheBehaviors: [{ ...behavior(), PathPattern: '/api/*' }],
  Aliases: ['shop.example.com'],
  ViewerCertificate: {
    AcmCertificateArn: CERTIFICATE,
    SslSupportMethod: 'sni-only',
    MinimumProtocolVersion: 'TLSv1.1_2016',
  },
  ...properties,
});

/** A soft distribution in each of the ways in which an app can have one. */
const MAKERS: Readonly<Record<string, (stack: Stack) => void>> = {
  L2: (stack) => {
    const origin = new HttpOrigin('app.example.com', {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    });
    new cloudfront.Distribution(stack, 'Shop', {
      defaultBehavior: { origin, viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.ALLOW_ALL },
      additionalBehaviors: { '/api/*': { origin } },
      httpVersion: cloudfront.HttpVersion.HTTP2,
      domainNames: ['shop.example.com'],
      certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_1_2016,
    });
  },
  L1: (stack) => {
    new cloudfront.CfnDistribution(stack, 'Shop', {
      distributionConfig: {
        enabled: true,
        origins: [
          {
            id: 'app',
            domainName: 'app.example.com',
            customOriginConfig: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] },
          },
        ],
        defaultCacheBehavior: { targetOriginId: 'app', viewerProtocolPolicy: 'allow-all' },
        cacheBehaviors: [{ pathPattern: '/api/*', targetOriginId: 'app', viewerProtocolPolicy: 'allow-all' }],
        aliases: ['shop.example.com'],
        viewerCertificate: { acmCertificateArn: CERTIFICATE, sslSupportMethod: 'sni-only' },
      },
    });
  },
  CfnInclude: (stack) =>
    include(stack, { Shop: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: config() } } }),
};

function include(stack: Stack, resources: object, parameters?: object): void {
  const directory = mkdtempSync(join(tmpdir(), 'hardening-'));
  const templateFile = join(directory, 'template.json');
  writeFileSync(templateFile, JSON.stringify({ Parameters: parameters, Resources: resources }));
  new CfnInclude(stack, 'Included', { templateFile });
  rmSync(directory, { recursive: true });
}

function synthesized(make: (stack: Stack) => void, props?: Partial<DistributionHardeningProps>) {
  const stack = new Stack(new App(), 'Shop', { env: ENV });
  make(stack);
  if (props !== undefined) {
    Mixins.of(stack).apply(new DistributionHardening({ webAclArn: WEB_ACL, ...props }));
  }
  const body = Template.fromStack(stack).toJSON();
  const found = Object.entries<{
    Type: string;
    Properties: { DistributionConfig: Readonly<Record<string, object | string>> };
  }>(body.Resources);
  const [entry] = found.filter(([, { Type }]) => Type === 'AWS::CloudFront::Distribution');
  return { body, logicalId: entry?.[0], config: entry?.[1].Properties.DistributionConfig ?? {} };
}

function verdictsOf(body: object): Record<string, string[]> {
  const { judgements } = evaluate(new TemplateSet([{ name: 'Shop', body, ...ENV }]), catalogue);
  return Object.fromEntries(
    MENDED.map((id) => [id, judgements.filter(({ control }) => control.id === id).map(({ verdict }) => verdict.kind)]),
  );
}

const each = (kind: string) => Object.fromEntries(MENDED.map((id) => [id, [kind]]));

describe.each(Object.entries(MAKERS))('a soft distribution made as %s', (_name, make) => {
  const responseHeadersPolicy = cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS;

  test('is hardened', () => {
    expect(verdictsOf(synthesized(make).body)).toEqual(each('violation'));
    expect(verdictsOf(synthesized(make, { responseHeadersPolicy }).body)).toEqual(each('compliant'));
  });

  test('keeps its logical id and everything else', () => {
    const before = synthesized(make);
    const after = synthesized(make, { responseHeadersPolicy });

    expect(after.logicalId).toBe(before.logicalId);
    expect(Object.keys(after.body.Resources)).toEqual(Object.keys(before.body.Resources));
    expect(after.config).toEqual({
      ...before.config,
      WebACLId: WEB_ACL,
      HttpVersion: 'http2and3',
      ViewerCertificate: expect.objectContaining({
        AcmCertificateArn: CERTIFICATE,
        MinimumProtocolVersion: 'TLSv1.2_2021',
      }),
      DefaultCacheBehavior: {
        ...Object(before.config.DefaultCacheBehavior),
        ViewerProtocolPolicy: 'redirect-to-https',
        ResponseHeadersPolicyId: responseHeadersPolicy.responseHeadersPolicyId,
      },
      CacheBehaviors: [
        expect.objectContaining({
          PathPattern: '/api/*',
          ViewerProtocolPolicy: 'redirect-to-https',
          ResponseHeadersPolicyId: responseHeadersPolicy.responseHeadersPolicyId,
        }),
      ],
    });
  });
});

const included = (properties: object, parameters?: object) => (stack: Stack) =>
  include(
    stack,
    { Shop: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: config(properties) } } },
    parameters,
  );

describe('DistributionHardening', () => {
  const certificate = (properties: object) => ({
    ViewerCertificate: { AcmCertificateArn: CERTIFICATE, SslSupportMethod: 'sni-only', ...properties },
  });
  const PARAMETERS = { Given: { Type: 'String' }, On: { Type: 'String' } };

  test.each<[string, object, object]>([
    ['another web ACL', { WebACLId: OTHER_WEB_ACL }, { WebACLId: OTHER_WEB_ACL }],
    ['a web ACL that a parameter gives', { WebACLId: { Ref: 'Given' } }, { WebACLId: { Ref: 'Given' } }],
    [
      'a higher floor',
      certificate({ MinimumProtocolVersion: 'TLSv1.3_2025' }),
      certificate({ MinimumProtocolVersion: 'TLSv1.3_2025' }),
    ],
    [
      'a floor that a parameter gives',
      certificate({ MinimumProtocolVersion: { Ref: 'Given' } }),
      certificate({ MinimumProtocolVersion: { Ref: 'Given' } }),
    ],
    [
      'the floor of a dedicated address',
      certificate({ SslSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1' }),
      certificate({ SslSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1' }),
    ],
    [
      "CloudFront's own certificate",
      { Aliases: [], ViewerCertificate: { CloudFrontDefaultCertificate: true } },
      { ViewerCertificate: { CloudFrontDefaultCertificate: true } },
    ],
    [
      'a stricter protocol and headers of its own',
      { DefaultCacheBehavior: behavior({ ViewerProtocolPolicy: 'https-only', ResponseHeadersPolicyId: 'own' }) },
      { DefaultCacheBehavior: behavior({ ViewerProtocolPolicy: 'https-only', ResponseHeadersPolicyId: 'own' }) },
    ],
    ['HTTP/3 alone', { HttpVersion: 'http3' }, { HttpVersion: 'http3' }],
    [
      'a protocol that a parameter gives',
      { DefaultCacheBehavior: behavior({ ViewerProtocolPolicy: { Ref: 'Given' } }) },
      { DefaultCacheBehavior: { ViewerProtocolPolicy: { Ref: 'Given' } } },
    ],
  ])('keeps %s', (_name, properties, expected) => {
    const headers = { responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS };

    expect(synthesized(included(properties, PARAMETERS), headers).config).toMatchObject(expected);
  });

  test.each(['', '11111111-2222-3333-4444-555555555555', WEB_ACL.replace('global', 'regional')])(
    'replaces the web ACL %j',
    (WebACLId) => {
      expect(synthesized(included({ WebACLId }), {}).config.WebACLId).toBe(WEB_ACL);
    },
  );

  test('takes a value that is none for an absent one', () => {
    const none = { Ref: 'AWS::NoValue' };

    expect(synthesized(included({ WebACLId: none, HttpVersion: none }), {}).config).toMatchObject({
      WebACLId: WEB_ACL,
      HttpVersion: 'http2and3',
    });
  });

  test('adds no headers where it is given none, and a higher floor where it is asked for one', () => {
    const { config: made } = synthesized(included({}), {
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025,
    });

    expect(made.DefaultCacheBehavior).not.toHaveProperty('ResponseHeadersPolicyId');
    expect(made.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.3_2025' });
  });

  test('leaves alone a configuration that only deployment decides', () => {
    const choice = { 'Fn::If': ['Fast', config(), config({ HttpVersion: 'http2' })] };
    const make = (stack: Stack) => {
      new CfnParameter(stack, 'On');
      new cloudfront.CfnDistribution(stack, 'Shop', {
        distributionConfig: { resolve: () => choice, creationStack: [], toString: () => 'choice' },
      });
    };

    expect(synthesized(make, {}).config).toEqual(choice);
  });

  test('sees behaviors that are added later', () => {
    const stack = new Stack(new App(), 'Shop', { env: ENV });
    const origin = new HttpOrigin('app.example.com');
    const distribution = new cloudfront.Distribution(stack, 'Shop', { defaultBehavior: { origin } });
    const { responseHeadersPolicy } = new SecurityHeaders(stack, 'Headers');

    Mixins.of(distribution).apply(new DistributionHardening({ webAclArn: WEB_ACL, responseHeadersPolicy }));
    distribution.addBehavior('/late/*', origin);

    Template.fromStack(stack).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          {
            PathPattern: '/late/*',
            ViewerProtocolPolicy: 'redirect-to-https',
            ResponseHeadersPolicyId: stack.resolve(responseHeadersPolicy.responseHeadersPolicyId),
          },
        ],
      },
    });
  });

  test('supports distributions alone', () => {
    const stack = new Stack(new App(), 'Shop', { env: ENV });
    new SecurityHeaders(stack, 'Headers');
    const before = Template.fromStack(stack).toJSON();
    const other = new Stack(new App(), 'Shop', { env: ENV });
    new SecurityHeaders(other, 'Headers');

    Mixins.of(other).apply(new DistributionHardening({ webAclArn: WEB_ACL }));

    expect(Template.fromStack(other).toJSON()).toEqual(before);
  });

  test.each<[string, DistributionHardeningProps, string]>([
    [
      'a regional web ACL',
      { webAclArn: WEB_ACL.replace('global', 'regional') },
      `webAclArn is "${WEB_ACL.replace('global', 'regional')}"; give the ARN of a WAFv2 web ACL of scope CLOUDFRONT`,
    ],
    [
      'an old floor',
      { webAclArn: WEB_ACL, minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2019 },
      'minimumProtocolVersion is "TLSv1.2_2019"; give one of TLSv1.2_2021, TLSv1.2_2025, TLSv1.3_2025',
    ],
  ])('refuses %s', (_name, props, message) => {
    expect(() => new DistributionHardening(props)).toThrow(new Error(`DistributionHardening: ${message}`));
  });
});

test('a raw CfnResource stays as it is, and says so', () => {
  const stack = new Stack(new App(), 'Shop', { env: ENV });
  const raw = new CfnResource(stack, 'Raw', {
    type: 'AWS::CloudFront::Distribution',
    properties: { DistributionConfig: config() },
  });

  Mixins.of(raw).apply(new DistributionHardening({ webAclArn: WEB_ACL }));

  expect(Template.fromStack(stack).findResources('AWS::CloudFront::Distribution')).toEqual({
    Raw: expect.objectContaining({ Properties: { DistributionConfig: config() } }),
  });
  Annotations.fromStack(stack).hasWarning(
    '/Shop/Raw',
    Match.stringLikeRegexp('^The distribution is a raw CfnResource'),
  );
});

import { runInNewContext } from 'node:vm';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { MtaStsPolicy, type MtaStsPolicyProps } from '../../lib/mail/mta-sts-policy';
import { CERTIFICATE, mailStack, sharedWithShop, WEB_ACL, zoneOf } from './mail-stack';

function policy(props: (stack: Stack) => Partial<MtaStsPolicyProps> = () => ({}), stack = mailStack('us-east-1')) {
  const made = new MtaStsPolicy(stack, 'MtaSts', {
    domainName: 'example.com',
    mxHosts: ['mx1.example.net', '*.mail.example.net'],
    tlsReportsTo: 'mailto:tls@example.com',
    ...sharedWithShop(stack),
    ...props(stack),
  });
  return { stack, made, template: Template.fromStack(stack) };
}

const inZone = (stack: Stack) => ({ hostedZone: zoneOf(stack) });
const TEXT = 'version: STSv1\nmode: enforce\nmx: mx1.example.net\nmx: *.mail.example.net\nmax_age: 604800\n';

/** What the function of a template answers, run as CloudFront runs it. */
function answer(template: Template, uri: string) {
  const [made] = Object.values(template.findResources('AWS::CloudFront::Function'));
  return runInNewContext(`${made?.Properties.FunctionCode}; handler({ request: { method: 'GET', uri: '${uri}' } })`);
}

const idOf = (template: Template) =>
  Object.values(template.findResources('AWS::Route53::RecordSet'))
    .filter(({ Properties }) => Properties.Name === '_mta-sts.example.com.')
    .map(({ Properties }) => Properties.ResourceRecords[0])[0];

describe('MtaStsPolicy', () => {
  test('answers with the policy at its path, as text', () => {
    const { template, made } = policy();

    const response = answer(template, '/.well-known/mta-sts.txt');

    expect(response.statusCode).toBe(200);
    expect(response.body).toBe(TEXT);
    expect(made.policyText).toBe(TEXT);
    expect(response.headers['content-type']).toEqual({ value: 'text/plain; charset=utf-8' });
    expect(response.headers['strict-transport-security']).toEqual({ value: 'max-age=63072000; includeSubDomains' });
  });

  test.each(['/', '/index.html', '/.well-known/mta-sts.txt/', '/.well-known/security.txt'])(
    'answers %s with nothing',
    (uri) => {
      const { template } = policy();

      expect(answer(template, uri)).toMatchObject({ statusCode: 404, body: 'Not found\n' });
    },
  );

  test('its one distribution runs the function on every request, over TLS 1.2, behind the web ACL', () => {
    const { stack, made, template } = policy();

    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['mta-sts.example.com'],
        WebACLId: WEB_ACL,
        ViewerCertificate: Match.objectLike({ AcmCertificateArn: CERTIFICATE, MinimumProtocolVersion: 'TLSv1.2_2021' }),
        CacheBehaviors: Match.absent(),
        DefaultCacheBehavior: Match.objectLike({
          ViewerProtocolPolicy: 'https-only',
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: stack.resolve(made.function.functionArn) },
          ],
          ResponseHeadersPolicyId: ResponseHeadersPolicy.SECURITY_HEADERS.responseHeadersPolicyId,
        }),
        Origins: [
          Match.objectLike({
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
          }),
        ],
      },
    });
    template.hasResourceProperties('AWS::CloudFront::Function', {
      AutoPublish: true,
      FunctionConfig: Match.objectLike({ Runtime: 'cloudfront-js-2.0' }),
    });
    template.hasResourceProperties('AWS::Logs::DeliverySource', { LogType: 'ACCESS_LOGS' });
  });

  test('tells senders of the policy after the distribution and its addresses are there', () => {
    const { template } = policy(inZone);
    const idsOf = (type: string, properties: object) => Object.keys(template.findResources(type, properties));

    const [record] = Object.values(
      template.findResources('AWS::Route53::RecordSet', { Properties: { Name: '_mta-sts.example.com.' } }),
    );

    expect([...(record?.DependsOn ?? [])].sort()).toEqual(
      [
        ...idsOf('AWS::CloudFront::Distribution', {}),
        ...idsOf('AWS::Route53::RecordSet', { Properties: { Name: 'mta-sts.example.com.', Type: 'A' } }),
        ...idsOf('AWS::Route53::RecordSet', { Properties: { Name: 'mta-sts.example.com.', Type: 'AAAA' } }),
      ].sort(),
    );
    expect(record?.DependsOn).toHaveLength(3);
  });

  test('asks for reports', () => {
    const { template } = policy(inZone);

    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: '_smtp._tls.example.com.',
      Type: 'TXT',
      ResourceRecords: ['"v=TLSRPTv1; rua=mailto:tls@example.com"'],
    });
  });

  test('lists its records for another DNS provider', () => {
    const { stack, made, template } = policy();

    template.resourceCountIs('AWS::Route53::RecordSet', 0);
    expect(stack.resolve(made.dnsRecords)).toEqual([
      { 'Fn::Join': ['', ['mta-sts.example.com CNAME ', stack.resolve(made.distribution.distributionDomainName)]] },
      expect.stringMatching(/^_mta-sts\.example\.com TXT "v=STSv1; id=[0-9a-z]{32};"$/),
      '_smtp._tls.example.com TXT "v=TLSRPTv1; rua=mailto:tls@example.com"',
    ]);
  });

  test.each([
    ['2026-11-21', 'testing'],
    ['2026-11-22', 'enforce'],
  ])('on %s the policy is in mode %s', (today, mode) => {
    const { template, made } = policy(() => ({ enforceFrom: '2026-11-22' }), mailStack('us-east-1', today));

    expect(made.policyText.split('\n')[1]).toBe(`mode: ${mode}`);
    template.hasResource('AWS::CloudFront::Function', {
      Metadata: { StorefrontMtaSts: { enforceFrom: '2026-11-22' } },
    });
  });

  test('has another id exactly when it has another text', () => {
    const first = idOf(policy(inZone).template);
    const same = idOf(policy((stack) => ({ ...inZone(stack), tlsReportsTo: 'mailto:other@example.com' })).template);
    const otherHosts = idOf(policy((stack) => ({ ...inZone(stack), mxHosts: ['mx2.example.net'] })).template);
    const otherMode = idOf(policy((stack) => ({ ...inZone(stack), enforceFrom: '2030-01-01' })).template);

    expect(first).toMatch(/^"v=STSv1; id=[0-9a-z]{32};"$/);
    expect(same).toBe(first);
    expect(new Set([first, otherHosts, otherMode]).size).toBe(3);
  });

  test.each<[Partial<MtaStsPolicyProps>, string]>([
    [
      { mxHosts: [] },
      "Shop/MtaSts: mxHosts is []; give the hosts of the domain's MX records; a domain without any needs no MtaStsPolicy",
    ],
    [
      { mxHosts: ['mx1.example.net', '10 mx2.example.net'] },
      'Shop/MtaSts: mxHosts is "10 mx2.example.net"; write hosts in lower case, such as mx1.example.net or *.example.net',
    ],
    [
      { mxHosts: ['mx.*.example.net'] },
      'Shop/MtaSts: mxHosts is "mx.*.example.net"; write hosts in lower case, such as mx1.example.net or *.example.net',
    ],
    [
      { tlsReportsTo: 'tls@example.com' },
      'Shop/MtaSts: tlsReportsTo is "tls@example.com"; write mailto: and one address, such as mailto:reports@example.com',
    ],
    [
      { enforceFrom: '2026-13-01' },
      'Shop/MtaSts: enforceFrom is "2026-13-01"; write a calendar date such as 2026-12-31',
    ],
    [
      { domainName: 'example' },
      'Shop/MtaSts: domainName is "example"; write out a domain in lower case, such as example.com',
    ],
    [
      { webAclArn: 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/1' },
      'Shop/MtaSts: webAclArn is "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/1"; give the ARN of a WAFv2 web ACL of scope CLOUDFRONT',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => policy(() => props)).toThrow(new Error(message));
  });

  test('refuses a hosted zone that does not hold the domain', () => {
    expect(() => policy((stack) => ({ hostedZone: zoneOf(stack, 'example.org') }))).toThrow(
      new Error(
        'Shop/MtaSts: hostedZone is "example.org"; give the zone that holds example.com, or leave it out and create dnsRecords by hand',
      ),
    );
  });

  test('refuses another region than us-east-1', () => {
    expect(() => policy(() => ({}), mailStack('eu-central-1'))).toThrow(
      new Error('Shop/MtaSts: region is "eu-central-1"; create it in a stack whose env.region is us-east-1'),
    );
  });
});

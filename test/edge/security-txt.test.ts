import { runInNewContext } from 'node:vm';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type { SecurityTxt } from '../../lib/edge/security-txt';
import { StorefrontDistribution } from '../../lib/edge/storefront-distribution';

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555';
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';
const CONTACTS = ['mailto:security@example.com'];

function edgeOf(securityTxt: SecurityTxt, domainNames: string[] = ['*.example.com', 'shop.example.com']): Stack {
  const app = new App({
    context: { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true, 'storefront:today': '2026-11-22' },
  });
  const edge = new Stack(app, 'Edge', { env: { account: '123456789012', region: 'us-east-1' } });
  const certificate = acm.Certificate.fromCertificateArn(edge, 'Certificate', CERTIFICATE);
  const names = domainNames.length === 0 ? {} : { domainNames, certificate };
  new StorefrontDistribution(edge, 'Shop', { webAclArn: WEB_ACL, securityTxt, ...names });
  return edge;
}

const templateOf = (...given: Parameters<typeof edgeOf>) => Template.fromStack(edgeOf(...given));

const functionOf = (template: Template) => {
  const [entry] = Object.entries(template.findResources('AWS::CloudFront::Function'));
  return { id: entry?.[0], ...entry?.[1] } as { id: string; Properties: Record<string, unknown>; Metadata: unknown };
};

/** What the function answers when it runs. */
const answerOf = (template: Template) =>
  runInNewContext(`${String(functionOf(template).Properties.FunctionCode)}; JSON.stringify(handler({}))`);

describe('security.txt', () => {
  test('is answered by the function, as text', () => {
    const answer = JSON.parse(
      answerOf(
        templateOf({
          contacts: ['mailto:security@example.com', 'https://example.com/report?a=1', 'tel:+49-30-1234'],
          expires: '2027-05-31',
          policy: 'https://example.com/policy',
          acknowledgments: 'https://example.com/thanks',
          preferredLanguages: ['en', 'de-AT'],
          encryption: 'openpgp4fpr:5F2DE5521C63A801AB59CCB603D49DE44B29100F',
          hiring: 'https://example.com/jobs',
        }),
      ),
    );

    expect(answer).toEqual({
      statusCode: 200,
      statusDescription: 'OK',
      headers: {
        'content-type': { value: 'text/plain; charset=utf-8' },
        'cache-control': { value: 'max-age=86400' },
        'x-content-type-options': { value: 'nosniff' },
      },
      body: {
        encoding: 'text',
        data: `Contact: mailto:security@example.com
Contact: https://example.com/report?a=1
Contact: tel:+49-30-1234
Expires: 2027-05-31T00:00:00Z
Canonical: https://shop.example.com/.well-known/security.txt
Policy: https://example.com/policy
Acknowledgments: https://example.com/thanks
Preferred-Languages: en, de-AT
Encryption: openpgp4fpr:5F2DE5521C63A801AB59CCB603D49DE44B29100F
Hiring: https://example.com/jobs
`,
      },
    });
  });

  test('says no more than it is given', () => {
    const answer = JSON.parse(answerOf(templateOf({ contacts: CONTACTS, expires: '2026-11-23' }, [])));

    expect(answer.body.data).toBe('Contact: mailto:security@example.com\nExpires: 2026-11-23T00:00:00Z\n');
  });

  test('is served by CloudFront itself, published, over HTTPS, with the headers of the shop', () => {
    const template = templateOf({ contacts: CONTACTS, expires: '2027-11-22' });
    const { id, Properties, Metadata } = functionOf(template);

    expect(Properties).toMatchObject({ AutoPublish: true, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } });
    expect(Metadata).toEqual({ StorefrontSecurityTxt: { expires: '2027-11-22' } });
    const [distribution] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
    const { CacheBehaviors, DefaultCacheBehavior } = distribution?.Properties?.DistributionConfig ?? {};
    expect(CacheBehaviors).toEqual([
      expect.objectContaining({
        PathPattern: '/.well-known/security.txt',
        ViewerProtocolPolicy: 'redirect-to-https',
        TargetOriginId: DefaultCacheBehavior.TargetOriginId,
        ResponseHeadersPolicyId: DefaultCacheBehavior.ResponseHeadersPolicyId,
        FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] } }],
      }),
    ]);
  });
});

test.each(['2026-11-21', '2026-11-22'])(
  'security.txt that expires on %s only warns: a deployment may be urgent',
  (expires) => {
    const edge = edgeOf({ contacts: CONTACTS, expires });

    Annotations.fromStack(edge).hasWarning(
      '/Edge/Shop/SecurityTxt',
      Match.stringLikeRegexp(`^securityTxt.expires is ${expires}: nobody may rely`),
    );
  },
);

describe('security.txt is refused with', () => {
  const DAYS = 'give a day after 2026-11-22, at most 2027-11-22, as yyyy-mm-dd';
  const ADDRESS = 'give an address that begins with https://, mailto: or tel:';
  const GOOD: SecurityTxt = { contacts: CONTACTS, expires: '2027-05-31' };

  test.each<[string, SecurityTxt, string]>([
    ['over a year', { ...GOOD, expires: '2027-11-23' }, `securityTxt.expires is "2027-11-23"; ${DAYS}`],
    ['a day that is none', { ...GOOD, expires: '2027-02-30' }, `securityTxt.expires is "2027-02-30"; ${DAYS}`],
    ['words for a day', { ...GOOD, expires: 'next May' }, `securityTxt.expires is "next May"; ${DAYS}`],
    ['nobody to contact', { ...GOOD, contacts: [] }, 'securityTxt.contacts is []; give at least one address'],
    [
      'a bare address',
      { ...GOOD, contacts: ['security@example.com'] },
      `securityTxt.contacts is "security@example.com"; ${ADDRESS}`,
    ],
    [
      'a contact of two lines',
      { ...GOOD, contacts: ['mailto:a@example.com\nExpires: 2099-01-01T00:00:00Z'] },
      `securityTxt.contacts is "mailto:a@example.com\\nExpires: 2099-01-01T00:00:00Z"; ${ADDRESS}`,
    ],
    [
      'a policy over plain HTTP',
      { ...GOOD, policy: 'http://example.com' },
      'securityTxt.policy is "http://example.com"; give a URL that begins with https://',
    ],
    [
      'thanks without an address',
      { ...GOOD, acknowledgments: 'thanks' },
      'securityTxt.acknowledgments is "thanks"; give a URL that begins with https://',
    ],
    [
      'jobs over plain HTTP',
      { ...GOOD, hiring: 'http://example.com' },
      'securityTxt.hiring is "http://example.com"; give a URL that begins with https://',
    ],
    [
      'a key in place of its address',
      { ...GOOD, encryption: '-----BEGIN' },
      'securityTxt.encryption is "-----BEGIN"; give a URI that begins with https://, dns: or openpgp4fpr:',
    ],
    [
      'a language by name',
      { ...GOOD, preferredLanguages: ['English, please'] },
      'securityTxt.preferredLanguages is "English, please"; give a language tag such as en',
    ],
  ])('%s', (_name, file, message) => {
    expect(() => templateOf(file)).toThrow(new Error(`Edge/Shop/SecurityTxt: ${message}`));
  });

  test('more contacts than a function of CloudFront holds', () => {
    const contacts = Array.from({ length: 400 }, () => 'mailto:security@example.com');

    expect(() => templateOf({ ...GOOD, contacts })).toThrow(
      /^Edge\/Shop\/SecurityTxt: securityTxt\.contacts is "400 addresses"; leave some out: the function has \d{5} bytes of at most 10240$/,
    );
    expect(() => templateOf({ ...GOOD, contacts: contacts.slice(0, 200) })).not.toThrow();
  });
});

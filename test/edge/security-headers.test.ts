import { App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityHeaders, type SecurityHeadersProps } from '../../lib/edge/security-headers';

interface PolicyConfig {
  readonly Name: string;
  readonly CorsConfig?: unknown;
  readonly CustomHeadersConfig: { readonly Items: { Header: string; Value: string; Override: boolean }[] };
  readonly RemoveHeadersConfig: unknown;
  readonly SecurityHeadersConfig: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const headersOf = (props?: SecurityHeadersProps) => new SecurityHeaders(new Stack(new App(), 'Edge'), 'Headers', props);

function policy(props?: SecurityHeadersProps, stackName = 'Edge'): PolicyConfig {
  const edge = new Stack(new App(), stackName);
  new SecurityHeaders(edge, 'Headers', props);
  const [resource] = Object.values(Template.fromStack(edge).findResources('AWS::CloudFront::ResponseHeadersPolicy'));
  return resource?.Properties?.ResponseHeadersPolicyConfig;
}

function custom(props?: SecurityHeadersProps): Record<string, string> {
  return Object.fromEntries(policy(props).CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]));
}

const many = (count: number, value = 'x') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-Shop-${index}`, value]));

describe('SecurityHeaders', () => {
  test('sets the headers that CloudFront knows', () => {
    expect(policy().SecurityHeadersConfig).toEqual({
      ContentSecurityPolicy: {
        ContentSecurityPolicy:
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
          "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " +
          "frame-ancestors 'none'; upgrade-insecure-requests",
        Override: true,
      },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 63072000,
        IncludeSubdomains: true,
        Preload: false,
        Override: true,
      },
    });
  });

  test('sets the others as custom headers, over what the origin says', () => {
    expect(policy().CustomHeadersConfig.Items).toEqual([
      {
        Header: 'Permissions-Policy',
        Value:
          'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), ' +
          'payment=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()',
        Override: true,
      },
      { Header: 'Cross-Origin-Opener-Policy', Value: 'same-origin', Override: true },
      { Header: 'Cross-Origin-Resource-Policy', Value: 'same-site', Override: true },
    ]);
  });

  test('takes out what names the software, and sends no CORS header', () => {
    const { RemoveHeadersConfig, CorsConfig } = policy();

    expect(RemoveHeadersConfig).toEqual({ Items: [{ Header: 'Server' }, { Header: 'X-Powered-By' }] });
    expect(CorsConfig).toBeUndefined();
  });

  test('has a generated name, since names are unique in an account', () => {
    expect(policy().Name).not.toBe(policy({}, 'Other').Name);
  });

  test('takes what a shop needs otherwise', () => {
    const props = {
      contentSecurityPolicy: "default-src 'self'",
      hstsMaxAge: Duration.days(365),
      hstsPreload: true,
    };

    expect(policy(props).SecurityHeadersConfig).toMatchObject({
      ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31536000, Preload: true, IncludeSubdomains: true },
    });
    expect(
      custom({
        permissionsPolicy: 'payment=()',
        allowPopups: true,
        allowCrossOriginEmbedding: true,
        additionalHeaders: { 'X-Shop': 'yes' },
      }),
    ).toEqual({
      'Permissions-Policy': 'payment=()',
      'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Shop': 'yes',
    });
  });

  test('takes the most that CloudFront takes', () => {
    const longest = `default-src ${'x'.repeat(1771)}`;

    expect(longest).toHaveLength(1783);
    expect(policy({ contentSecurityPolicy: longest }).SecurityHeadersConfig.ContentSecurityPolicy).toMatchObject({
      ContentSecurityPolicy: longest,
    });
    expect(Object.keys(custom({ additionalHeaders: many(7) }))).toHaveLength(10);
    expect(custom({ additionalHeaders: { 'X-Long': 'x'.repeat(1783) } })['X-Long']).toHaveLength(1783);
  });

  test('takes a policy that is known only at deployment', () => {
    const late = Lazy.string({ produce: () => "default-src 'self'" });

    expect(policy({ contentSecurityPolicy: late }).SecurityHeadersConfig.ContentSecurityPolicy).toEqual({
      ContentSecurityPolicy: "default-src 'self'",
      Override: true,
    });
  });
});

describe('the value of', () => {
  const REPORTS = { reportingEndpoints: { csp: '/_reports/violations', other: 'https://reports.example/a' } };

  test.each<[string, SecurityHeadersProps, string]>([
    ['Cache-Control', { noStore: true }, 'no-store'],
    ['Reporting-Endpoints', REPORTS, 'csp="/_reports/violations", other="https://reports.example/a"'],
    ['Integrity-Policy', { integrityPolicy: 'blocked-destinations=(script)' }, 'blocked-destinations=(script)'],
    [
      'Integrity-Policy-Report-Only',
      { integrityPolicyReportOnly: 'blocked-destinations=(script), endpoints=(csp)' },
      'blocked-destinations=(script), endpoints=(csp)',
    ],
  ])('%s follows its property', (header, props, value) => {
    expect(custom(props)[header]).toBe(value);
    expect(headersOf(props).headers[header.toLowerCase()]).toBe(value);
    expect(Object.keys(custom())).not.toContain(header);
  });

  test.each<[string, SecurityHeadersProps, RegExp]>([
    ['the default policy', REPORTS, /; upgrade-insecure-requests; report-to csp; report-uri \/_reports\/violations$/],
    [
      "a shop's own policy",
      { ...REPORTS, contentSecurityPolicy: "default-src 'self' ; " },
      /^default-src 'self'; report-to csp; report-uri \/_reports\/violations$/,
    ],
  ])('Content-Security-Policy names the endpoint after %s', (_name, props, expected) => {
    const { ContentSecurityPolicy } = policy({ ...props, reportTo: 'csp' }).SecurityHeadersConfig;

    expect(ContentSecurityPolicy?.ContentSecurityPolicy).toMatch(expected);
    expect(policy(props).SecurityHeadersConfig.ContentSecurityPolicy?.ContentSecurityPolicy).not.toMatch(/report/);
  });

  test.each<[string, string | undefined]>([
    ["default-src 'self'", 'DENY'],
    ["Frame-Ancestors 'none'", 'DENY'],
    ['frame-ancestors', 'DENY'],
    ["default-src 'none'; frame-ancestors 'self'", 'SAMEORIGIN'],
    ["frame-ancestors 'self' https://partner.example", undefined],
    ['frame-ancestors https://partner.example', undefined],
  ])('X-Frame-Options follows %s: %s', (contentSecurityPolicy, expected) => {
    expect(policy({ contentSecurityPolicy }).SecurityHeadersConfig.FrameOptions?.FrameOption).toBe(expected);
    expect(headersOf({ contentSecurityPolicy }).headers['x-frame-options']).toBe(expected);
  });
});

describe('SecurityHeaders tells', () => {
  test('what a browser receives, as the template has it', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = policy();

    expect(headersOf().headers).toEqual({
      'content-security-policy': SecurityHeadersConfig.ContentSecurityPolicy?.ContentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
    });
    expect(headersOf({ hstsPreload: true }).headers['strict-transport-security']).toBe(
      'max-age=63072000; includeSubDomains; preload',
    );
  });

  test('what no browser receives, but not the two headers that CloudFront writes anew', () => {
    const props = { removedHeaders: ['X-Generator', 'Date'] };

    expect(policy(props).RemoveHeadersConfig).toEqual({
      Items: [{ Header: 'Server' }, { Header: 'X-Powered-By' }, { Header: 'X-Generator' }, { Header: 'Date' }],
    });
    expect(headersOf(props).removedHeaders).toEqual(['x-powered-by', 'x-generator']);
  });
});

const TAKEN = 'leave the header out: it is set already or has a setting of its own';
const ONE_LINE = 'write the directives on one line in ASCII, separated by semicolons';
const OWN = ['Permissions-Policy', 'Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy'];

describe('SecurityHeaders refuses', () => {
  test.each<[string, SecurityHeadersProps, string]>([
    [
      'a policy that CloudFront finds too long',
      { contentSecurityPolicy: `default-src ${'x'.repeat(1772)}` },
      'contentSecurityPolicy is "default-src xxxxxxxxxxxxxxxxxxxxxxxxxxxx..."; shorten it from 1784 to at most 1783 characters; its longest directive, default-src, has 1784',
    ],
    [
      'reports that make a policy too long',
      {
        contentSecurityPolicy: `img-src 'self'; script-src ${'x'.repeat(1740)}`,
        reportingEndpoints: { csp: '/r' },
        reportTo: 'csp',
      },
      `contentSecurityPolicy is "img-src 'self'; script-src xxxxxxxxxxxxx..."; shorten it from 1797 to at most 1783 characters; its longest directive, script-src, has 1751`,
    ],
    [
      'a policy that reports already',
      {
        contentSecurityPolicy: "default-src 'self'; report-uri /old",
        reportingEndpoints: { csp: '/r' },
        reportTo: 'csp',
      },
      `contentSecurityPolicy is "default-src 'self'; report-uri /old"; leave out report-uri: reportTo adds report-to and report-uri`,
    ],
    [
      'reports to nowhere',
      { reportTo: 'csp', reportingEndpoints: { other: '/r' } },
      'reportTo is "csp"; give reportingEndpoints an endpoint of this name',
    ],
    [
      'endpoints without one',
      { reportingEndpoints: {} },
      'reportingEndpoints is {}; name an endpoint, or leave it out',
    ],
    [
      'a name that no header can carry',
      { reportingEndpoints: { 'My reports': '/r' } },
      'reportingEndpoints is "My reports"; write names of endpoints in lower-case letters, digits, hyphens and underscores, beginning with a letter',
    ],
    ...['http://reports.example', '//reports.example', '/r"; x="/', 'reports'].map(
      (address): [string, SecurityHeadersProps, string] => [
        `reports to ${address}`,
        { reportingEndpoints: { csp: address } },
        `reportingEndpoints is ${JSON.stringify(address)}; give an https URL, or a path of the shop that begins with /`,
      ],
    ),
    [
      'a header value on two lines',
      { integrityPolicy: 'blocked-destinations=(script)\nX-Evil: yes' },
      `integrityPolicy is "blocked-destinations=(script)\\nX-Evil: yes"; write the header's value on one line in ASCII`,
    ],
    [
      'a header that noStore sends',
      { noStore: true, additionalHeaders: { 'cache-control': 'private' } },
      `additionalHeaders is "cache-control"; ${TAKEN}`,
    ],
    [
      'the removal of what CloudFront keeps',
      { removedHeaders: ['X-Amz-Cf-Id'] },
      'removedHeaders is "X-Amz-Cf-Id"; leave it out: CloudFront removes no such header',
    ],
    [
      'the removal of what is removed',
      { removedHeaders: ['x-powered-by'] },
      'removedHeaders is "x-powered-by"; leave it out: it is removed already',
    ],
    [
      'the removal of what it sends',
      { removedHeaders: ['Referrer-Policy'] },
      'removedHeaders is "Referrer-Policy"; leave it out: this policy sends the header',
    ],
    [
      'the removal of no header',
      { removedHeaders: ['X Generator'] },
      'removedHeaders is "X Generator"; give the name of a header, such as X-Generator',
    ],
    [
      'a policy on two lines',
      { contentSecurityPolicy: "default-src 'self';\nimg-src 'self'" },
      `contentSecurityPolicy is "default-src 'self';\\nimg-src 'self'"; ${ONE_LINE}`,
    ],
    ['an empty policy', { contentSecurityPolicy: '' }, `contentSecurityPolicy is ""; ${ONE_LINE}`],
    [
      'less than a year of HSTS',
      { hstsMaxAge: Duration.days(364) },
      'hstsMaxAge is "Duration.days(364)"; give at least one year, Duration.days(365)',
    ],
    [
      'an eleventh custom header',
      { additionalHeaders: many(8) },
      `additionalHeaders is ${JSON.stringify([...OWN, ...Object.keys(many(8))])}; leave out 1: a policy takes 10 custom headers`,
    ],
    [
      'more than CloudFront takes in all',
      { additionalHeaders: many(6, 'x'.repeat(1700)) },
      `additionalHeaders is ${JSON.stringify([...OWN, ...Object.keys(many(6))])}; shorten names and values from 10524 to at most 10240 characters in all`,
    ],
    [
      'a value that is too long',
      { additionalHeaders: { 'X-Long': 'x'.repeat(1784) } },
      `additionalHeaders is "X-Long"; shorten the header's value from 1784 to at most 1783 characters`,
    ],
    [
      'permissions that are too long',
      { permissionsPolicy: 'x'.repeat(1784) },
      `permissionsPolicy is "Permissions-Policy"; shorten the header's value from 1784 to at most 1783 characters`,
    ],
    [
      'a name that is too long',
      { additionalHeaders: { [`X-${'y'.repeat(255)}`]: 'z' } },
      `additionalHeaders is "X-${'y'.repeat(255)}"; shorten the header's name to at most 256 characters`,
    ],
    [
      'a header with a property of its own',
      { additionalHeaders: { 'permissions-policy': 'camera=()' } },
      `additionalHeaders is "permissions-policy"; ${TAKEN}`,
    ],
    [
      'a header that CloudFront takes no custom value for',
      { additionalHeaders: { 'X-Frame-Options': 'SAMEORIGIN' } },
      `additionalHeaders is "X-Frame-Options"; ${TAKEN}`,
    ],
    [
      'CORS past its own setting',
      { additionalHeaders: { 'Access-Control-Allow-Origin': '*' } },
      `additionalHeaders is "Access-Control-Allow-Origin"; ${TAKEN}`,
    ],
    [
      'the same header twice',
      { additionalHeaders: { 'X-Shop': 'a', 'x-shop': 'b' } },
      `additionalHeaders is "x-shop"; ${TAKEN}`,
    ],
  ])('%s', (_name, props, message) => {
    expect(() => policy(props)).toThrow(new Error(`Edge/Headers: ${message}`));
  });
});

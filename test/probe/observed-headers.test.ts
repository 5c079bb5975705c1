import { observedHeaders } from '../../lib/probe/observed-headers';

type Headers = Readonly<Record<string, readonly string[]>>;

const observe = (headers: Headers) =>
  observedHeaders({ response: { status: 200, headers, body: '', truncated: false } });
const SECURITY = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';

test.each<[string, Headers, object]>([
  [
    'nosniff, whatever follows',
    { 'x-content-type-options': ['NoSniff, nosniff'] },
    { ContentTypeOptions: { Override: true } },
  ],
  ['no nosniff after something else', { 'x-content-type-options': ['sniff, nosniff'] }, {}],
  ['one frame option', { 'x-frame-options': ['deny'] }, { FrameOptions: { FrameOption: 'DENY', Override: true } }],
  [
    'the same frame option twice',
    { 'x-frame-options': ['SAMEORIGIN', 'sameorigin'] },
    { FrameOptions: { FrameOption: 'SAMEORIGIN', Override: true } },
  ],
  [
    'frame options that differ',
    { 'x-frame-options': ['SAMEORIGIN', 'DENY'] },
    { FrameOptions: { FrameOption: 'SAMEORIGIN, DENY', Override: true } },
  ],
  [
    'the last referrer policy that is known',
    { 'referrer-policy': ['no-referrer, strict-origin, shy'] },
    { ReferrerPolicy: { ReferrerPolicy: 'strict-origin', Override: true } },
  ],
  [
    'a referrer policy that nobody knows',
    { 'referrer-policy': ['shy'] },
    { ReferrerPolicy: { ReferrerPolicy: 'shy', Override: true } },
  ],
  [
    'the first Strict-Transport-Security',
    { 'strict-transport-security': ['max-age=300', 'max-age=31536000'] },
    {
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 300,
        IncludeSubdomains: false,
        Preload: false,
        Override: true,
      },
    },
  ],
  ['no Strict-Transport-Security that browsers ignore', { 'strict-transport-security': ['max-age=soon'] }, {}],
])('reads %s', (_name, headers, expected) => {
  const { SecurityHeadersConfig } = JSON.parse(JSON.stringify(observe(headers).config));

  expect(SecurityHeadersConfig).toEqual(expected);
});

test('keeps other headers as custom ones, but no cookies and nothing that names software', () => {
  const { config } = observe({
    'permissions-policy': ['camera=()', 'usb=()'],
    'set-cookie': ['sid=secret'],
    server: ['nginx'],
    'x-powered-by': ['PHP'],
    'content-security-policy': ["default-src 'none'"],
  });

  expect(config).toMatchObject({
    CustomHeadersConfig: { Items: [{ Header: 'Permissions-Policy', Value: 'camera=(), usb=()', Override: true }] },
    RemoveHeadersConfig: { Items: [] },
  });
  expect(JSON.stringify([config])).not.toContain('secret');
});

test.each<[string, Headers, readonly string[]]>([
  ['neither header', {}, ['Server', 'X-Powered-By']],
  ["CloudFront's own name", { server: ['CloudFront'] }, ['Server', 'X-Powered-By']],
  ['an empty value', { server: [''] }, ['Server', 'X-Powered-By']],
  ['a server', { server: ['AmazonS3'] }, ['X-Powered-By']],
  ['software', { 'x-powered-by': ['Express'] }, ['Server']],
])('takes for removed what %s leaves', (_name, headers, expected) => {
  const removed = expected.map((Header) => ({ Header }));

  expect(observe(headers).config).toMatchObject({ RemoveHeadersConfig: { Items: removed } });
});

test('reads who may read the shop from elsewhere', () => {
  const { config } = observe({
    'access-control-allow-origin': ['https://partner.example'],
    'access-control-allow-credentials': ['true'],
  });

  expect(config).toMatchObject({
    CorsConfig: {
      AccessControlAllowOrigins: { Items: ['https://partner.example'] },
      AccessControlAllowCredentials: true,
    },
  });
  expect(observe({}).config).toMatchObject({ CorsConfig: undefined });
});

test('tells what stood there, in at most 160 characters', () => {
  const { observed } = observe({ 'content-security-policy': ['x'.repeat(500)], 'referrer-policy': ['origin'] });

  expect(observed.get(`${SECURITY}.ReferrerPolicy`)).toBe('referrer-policy: origin');
  expect(observed.get(`${SECURITY}.FrameOptions`)).toBe('no x-frame-options');
  expect(observed.get(`${SECURITY}.ContentSecurityPolicy`)).toHaveLength(160);
});

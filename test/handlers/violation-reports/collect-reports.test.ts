import { collectReports } from '../../../lib/handlers/violation-reports/collect-reports';

const HOSTS = {
  scriptHosts: ['js.psp.example', 'shop.example.com'],
  knownHosts: ['fields.psp.example', 'js.psp.example', 'shop.example.com'],
};

const REPORTS = 'application/reports+json';
const CSP = 'application/csp-report';

const request = (contentType: string | undefined, body: string) => ({
  headers: contentType === undefined ? {} : { 'content-type': contentType },
  body,
  isBase64Encoded: false,
});

/** A report of the Reporting API as Chromium sends it. */
const report = (body: object = {}, type = 'csp-violation') => ({
  age: 2,
  type,
  url: 'https://shop.example.com/checkout?order=17',
  user_agent: 'Mozilla/5.0',
  body: {
    documentURL: 'https://shop.example.com/checkout?order=17#pay',
    referrer: 'https://mail.example.net/?u=jane@example.net',
    blockedURL: 'https://evil.example/skimmer.js?card=4111111111111111',
    effectiveDirective: 'script-src-elem',
    originalPolicy: "default-src 'none'",
    sample: 'cvc=123',
    disposition: 'enforce',
    statusCode: 200,
    ...body,
  },
});

const collect = (...reports: object[]) => collectReports(request(REPORTS, JSON.stringify(reports)), HOSTS);

describe('a report of the Reporting API', () => {
  test('comes to what was blocked, and nothing of who was shopping', () => {
    const { status, violations } = collect(report());

    expect(status).toBe(204);
    expect(violations).toEqual([
      {
        directive: 'script-src-elem',
        host: 'other',
        reportedHost: 'evil.example',
        path: '/checkout',
        unknownScriptHost: true,
        reportOnly: false,
      },
    ]);
    expect(JSON.stringify(violations)).not.toMatch(/4111|order|jane|Mozilla|cvc|#pay/);
  });

  const blocked: readonly (readonly [string, string, boolean])[] = [
    ['https://evil.example/a.js', 'other', true],
    ['https://EVIL.example', 'other', true],
    ['https://user:secret@evil.example:8443/a.js', 'other', true],
    ['wss://evil.example/socket', 'other', true],
    ['https://js.psp.example/v3/other.js', 'js.psp.example', false],
    ['https://fields.psp.example/a.js', 'fields.psp.example', true],
    ['https://shop.example.com/assets/old.js', 'shop.example.com', false],
    ['inline', 'inline', false],
    ['eval', 'eval', false],
    ['wasm-eval', 'eval', false],
    ['data', 'local', false],
    ['data:text/javascript,alert(1)', 'local', false],
    ['blob:https://shop.example.com/1234', 'local', false],
    ['about:blank', 'local', false],
    ['chrome-extension://abcdef/inject.js', 'extension', false],
    ['moz-extension', 'extension', false],
    ['safari-web-extension://1/2.js', 'extension', false],
    ['', 'none', false],
    ['not an address', 'none', false],
    ['__proto__', 'none', false],
    ['constructor', 'none', false],
  ];

  test.each(blocked)('about %j counts as host %s', (blockedURL, host, unknownScriptHost) => {
    expect(collect(report({ blockedURL })).violations).toEqual([expect.objectContaining({ host, unknownScriptHost })]);
  });

  const directives: readonly (readonly [string, string, boolean])[] = [
    ['script-src', 'script-src', true],
    ['script-src-attr', 'script-src-attr', true],
    ['worker-src', 'worker-src', true],
    ['form-action', 'form-action', false],
    ['frame-ancestors', 'frame-ancestors', false],
    ['img-src', 'img-src', false],
    ['made-up-by-somebody', 'other', false],
    ['constructor', 'other', false],
  ];

  test.each(directives)('of %s counts under %s', (effectiveDirective, directive, unknownScriptHost) => {
    expect(collect(report({ effectiveDirective })).violations).toEqual([
      expect.objectContaining({ directive, unknownScriptHost }),
    ]);
  });

  test('of Integrity-Policy counts as a script', () => {
    const body = { blockedURL: 'https://evil.example/a.js', destination: 'script', reportOnly: true };

    expect(collect(report({ ...body, effectiveDirective: undefined }, 'integrity-violation')).violations).toEqual([
      expect.objectContaining({
        directive: 'integrity-policy',
        host: 'other',
        unknownScriptHost: true,
        reportOnly: true,
      }),
    ]);
  });

  test('of a pinned script that did not run is counted under its host', () => {
    const body = { blockedURL: 'https://evil.example/a.js', effectiveDirective: undefined };

    expect(collect(report(body, 'pinned-script-failed')).violations).toEqual([
      expect.objectContaining({ directive: 'integrity', host: 'other', unknownScriptHost: true }),
    ]);
  });

  test.each(['deprecation', 'intervention', 'network-error', 'coep'])('of %s is taken and not counted', (type) => {
    expect(collect(report({}, type))).toEqual({ status: 204, violations: [] });
  });

  test('of a policy that is only tried out says so', () => {
    expect(collect(report({ disposition: 'report' })).violations[0]?.reportOnly).toBe(true);
  });

  test('with an endless path is cut', () => {
    const path = collect(report({ documentURL: `https://shop.example.com/${'a'.repeat(5_000)}` })).violations[0]?.path;

    expect(path).toHaveLength(200);
  });

  test('whose body is of another shape is taken and not counted, and keeps others from nothing', () => {
    const { status, violations } = collect(
      { ...report(), body: { blockedURL: 7 } },
      { ...report(), body: null },
      report(),
    );

    expect(status).toBe(204);
    expect(violations).toHaveLength(1);
  });
});

describe('a report of report-uri', () => {
  const cspReport = (fields: object) =>
    collectReports(
      request(
        `${CSP}; charset=utf-8`,
        JSON.stringify({ 'csp-report': { 'document-uri': 'https://shop.example.com/checkout?a=1', ...fields } }),
      ),
      HOSTS,
    );

  test('comes to the same', () => {
    const { status, violations } = cspReport({
      'blocked-uri': 'https://evil.example/skimmer.js',
      'effective-directive': 'script-src-elem',
      disposition: 'enforce',
      referrer: 'https://mail.example.net/',
    });

    expect(status).toBe(204);
    expect(violations).toEqual([
      {
        directive: 'script-src-elem',
        host: 'other',
        reportedHost: 'evil.example',
        path: '/checkout',
        unknownScriptHost: true,
        reportOnly: false,
      },
    ]);
  });

  test('of an older browser names the directive with its sources', () => {
    const { violations } = cspReport({
      'blocked-uri': 'inline',
      'violated-directive': "script-src 'self' https://a.example",
    });

    expect(violations).toEqual([expect.objectContaining({ directive: 'script-src', host: 'inline' })]);
  });
});

describe('a request is refused', () => {
  const sized = (length: number) => JSON.stringify([report({ sample: 'x'.repeat(length) })]);
  const bad: readonly (readonly [string, string | undefined, string, number])[] = [
    ['without a content type', undefined, '[]', 415],
    ['with an empty content type', '', '[]', 415],
    ['of JSON', 'application/json', '[]', 415],
    ['of text', 'text/plain', '[]', 415],
    ['without a body', REPORTS, '', 400],
    ['of broken JSON', REPORTS, '[{', 400],
    ['of a number', REPORTS, '7', 400],
    ['of null', CSP, 'null', 400],
    ['of an object that is no report', CSP, '{}', 400],
    ['without the address of the page', CSP, '{"csp-report":{"blocked-uri":"inline"}}', 400],
    ['of text for a report', REPORTS, '["report"]', 400],
    ['of a report without a type', REPORTS, '[{"url":"https://shop.example.com/","body":{}}]', 400],
    ['of more than a hundred reports', REPORTS, JSON.stringify(Array(101).fill(report({ originalPolicy: '' }))), 400],
    [
      'with an address longer than any',
      REPORTS,
      JSON.stringify([{ ...report(), url: `https://a/${'a'.repeat(9_000)}` }]),
      400,
    ],
    ['of more than 64 KiB', REPORTS, sized(65_536), 413],
    ['nested without end', REPORTS, '['.repeat(60_000), 400],
  ];

  test.each(bad)('%s', (_title, contentType, body, status) => {
    expect(collectReports(request(contentType, body), HOSTS)).toEqual({ status, violations: [] });
  });

  test('of more than 64 KiB in base64', () => {
    const body = Buffer.from(sized(65_536)).toString('base64');

    expect(collectReports({ ...request(REPORTS, body), isBase64Encoded: true }, HOSTS).status).toBe(413);
  });

  test('of more than 64 KiB in characters that take more than a byte', () => {
    expect(
      collectReports(request(REPORTS, JSON.stringify([report({ sample: 'ä'.repeat(40_000) })])), HOSTS).status,
    ).toBe(413);
  });
});

test('a request of just under 64 KiB in base64 is taken', () => {
  const body = Buffer.from(JSON.stringify([report({ sample: 'x'.repeat(64_000) })])).toString('base64');

  expect(collectReports({ ...request(REPORTS, body), isBase64Encoded: true }, HOSTS)).toMatchObject({
    status: 204,
    violations: [{ directive: 'script-src-elem' }],
  });
});

test('a hundred reports are taken', () => {
  const reports = Array.from({ length: 100 }, () => report({ originalPolicy: '', referrer: '' }));

  expect(collect(...reports).violations).toHaveLength(100);
});

test('header names count in any case', () => {
  const event = { ...request(undefined, JSON.stringify([report()])), headers: { 'Content-Type': `${REPORTS} ; v=1` } };

  expect(collectReports(event, HOSTS).status).toBe(204);
});

import type { RequestListener } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { catalogue } from '../../lib/controls/catalogue';
import { type ProbeOptions, type ProbeReport, probe } from '../../lib/probe/probe';
import { probeTarget } from '../../lib/probe/probe-target';
import { baselineHeaders } from './baseline-headers';
import { GOOD_TLS, type LocalShop, redirect, type ShopOptions, startShop, stopShops, textFile } from './local-shop';
import { type Certificates, describeWithOpenssl, throwAwayCertificates } from './throw-away-certificates';

jest.setTimeout(30_000);

const SHOP = 'https://shop.example';
const CSP = 'content-security-policy';

describeWithOpenssl('a probe of a live shop', () => {
  let certificates: Certificates;
  let good: Record<string, string>;

  beforeAll(() => {
    certificates = throwAwayCertificates();
    good = baselineHeaders();
  });
  afterEach(stopShops);

  const start = (options: ShopOptions = {}) => startShop(certificates, good, options);

  const run = ({ secure, plain }: LocalShop, options: Partial<ProbeOptions> & { paths?: readonly string[] } = {}) =>
    probe({
      target: probeTarget(SHOP, { connectTo: secure, connectToPlain: plain, paths: options.paths ?? ['/'] }),
      ca: [certificates.ca],
      timeoutSeconds: 5,
      catalogue,
      now: new Date(),
      failOn: 'warning',
      ...options,
    });

  /** `rule: message` of each finding; where among the other headers one stands does not matter. */
  const found = ({ report }: ProbeReport) =>
    report.findings.map(({ rule, message }) => `${rule}: ${message.replace(/Items\[\d+\]\.Value/, 'Items[n].Value')}`);

  const ruled = ({ report }: ProbeReport) =>
    report.tallies.filter(({ compliant }) => compliant > 0).map(({ rule }) => rule);

  test('finds nothing where everything is as SecurityHeaders sends it', async () => {
    const shop = await start();

    const result = await run(shop, { paths: ['/', '/checkout'] });

    expect(found(result)).toEqual([]);
    expect(result.report.outcome).toEqual({ exitCode: 0, reason: 'nothing found' });
    expect(result.report.incomplete).toEqual([]);
    expect(ruled(result)).toEqual(
      expect.arrayContaining([
        'DistributionTlsPolicy',
        'DistributionHttpsOnly',
        'StrictTransportSecurity',
        'ContentSecurityPolicy',
        'ContentTypeAndFramingHeaders',
        'CertificateTrusted',
        'CertificateCurrent',
        'RedirectPermanent',
        'RedirectSameHost',
        'SecurityTxtServed',
        'SecurityTxtContact',
        'SecurityTxtCurrent',
        'SecurityTxtCanonical',
      ]),
    );
  });

  test('sends plain GET requests alone, and says who asks', async () => {
    const shop = await start();

    await run(shop, { paths: ['/', '/checkout?step=1'] });

    expect(shop.asked).toEqual(
      [
        'GET http /',
        'GET http /checkout?step=1',
        'GET https /',
        'GET https /checkout?step=1',
        'GET https /.well-known/security.txt',
      ].map((request) => ({ request, agent: 'storefront-baseline/0.1.0 probe' })),
    );
  });

  test('says how much of the catalogue a live shop does not tell', async () => {
    const { report } = await run(await start());

    const decided = report.tallies.filter(({ pack }) => pack === 'Storefront').length;
    expect(decided).toBeGreaterThanOrEqual(5);
    expect(report.unread).toEqual([
      `${catalogue.length - decided} of ${catalogue.length} controls: the live shop does not tell; storefront-baseline check judges templates`,
    ]);
  });

  const PATH = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';
  const HSTS = `${PATH}.StrictTransportSecurity`;
  const setCookie = (cookie: string): ShopOptions => ({ headers: { 'set-cookie': [cookie] } });
  const securityTxt = (text: string, type?: string): ShopOptions => ({
    answers: { '/.well-known/security.txt': textFile(text, type) },
  });
  const FUTURE = 'Expires: 2099-12-31T23:00:00Z';
  const HTTPS_ONLY = 'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy';
  const MINIMUM = 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion';
  const POLICIES = 'one of TLSv1.2_2021, TLSv1.2_2025, TLSv1.3_2025';
  const CLOSED = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  const loosePolicy = `script-src 'self' 'unsafe-inline'; ${CLOSED}; report-to csp`;

  test.each<[string, ShopOptions, string]>([
    [
      'a short Strict-Transport-Security',
      { headers: { 'strict-transport-security': 'max-age=300; includeSubDomains' } },
      `StrictTransportSecurity: ${HSTS}.AccessControlMaxAgeSec is 300; expected at least 31536000; observed: strict-transport-security: max-age=300; includeSubDomains`,
    ],
    [
      'no Strict-Transport-Security',
      { headers: { 'strict-transport-security': undefined } },
      `StrictTransportSecurity: ${HSTS} is absent; expected a value; observed: no strict-transport-security`,
    ],
    [
      'inline scripts',
      { headers: { [CSP]: loosePolicy } },
      `ContentSecurityPolicy: script-src has 'unsafe-inline'; expected hashes or exact hosts; observed: ${CSP}: ${loosePolicy}`,
    ],
    [
      'a policy that only reports',
      { headers: { [CSP]: undefined, [`${CSP}-report-only`]: "default-src 'none'" } },
      `ContentSecurityPolicy: ${PATH}.ContentSecurityPolicy.ContentSecurityPolicy is absent; expected a policy; observed: no ${CSP}, only ${CSP}-report-only, which stops nothing`,
    ],
    [
      'guessed content types',
      { headers: { 'x-content-type-options': 'sniff' } },
      `ContentTypeAndFramingHeaders: ${PATH}.ContentTypeOptions is absent; expected a value; observed: x-content-type-options: sniff`,
    ],
    [
      'a wide Referrer-Policy',
      { headers: { 'referrer-policy': 'no-referrer, unsafe-url' } },
      `ContentTypeAndFramingHeaders: ${PATH}.ReferrerPolicy.ReferrerPolicy is "unsafe-url"; expected one of no-referrer, same-origin, strict-origin, strict-origin-when-cross-origin; observed: referrer-policy: no-referrer, unsafe-url`,
    ],
    [
      'credentials for any origin',
      { headers: { 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true' } },
      'CorsCredentials: ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowOrigins.Items[0] is "*"; expected exact origins',
    ],
    [
      'software that is named',
      { headers: { server: 'nginx/1.18.0', 'x-powered-by': 'PHP/8.1' } },
      'ServerHeadersRemoved: RemoveHeadersConfig.Items lacks Server; RemoveHeadersConfig.Items lacks X-Powered-By; observed: server: nginx/1.18.0; x-powered-by: PHP/8.1',
    ],
    [
      'a camera for itself',
      { headers: { 'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=()' } },
      'PermissionsPolicyHeader: ResponseHeadersPolicyConfig.CustomHeadersConfig.Items[n].Value is "camera=(self), microphone=(), geolocation=(), usb=()"; expected camera=(); observed: permissions-policy: camera=(self), microphone=(), geolocation=(), usb=()',
    ],
    [
      'windows that keep a hold',
      { headers: { 'cross-origin-opener-policy': 'unsafe-none' } },
      'CrossOriginIsolationHeaders: ResponseHeadersPolicyConfig.CustomHeadersConfig.Items[n].Value is "unsafe-none"; expected same-origin or same-origin-allow-popups; observed: cross-origin-opener-policy: unsafe-none',
    ],
    [
      'reports that go nowhere',
      { headers: { [CSP]: `script-src 'self'; ${CLOSED}; report-to violations` } },
      `ReportingEndpointsDefined: endpoint violations is not among Reporting-Endpoints; observed: ${CSP}: script-src 'self'; ${CLOSED}; report-to violations`,
    ],
    [
      'violations that nobody hears of',
      { headers: { [CSP]: `script-src 'self'; ${CLOSED}` } },
      `ViolationReporting: ${PATH}.ContentSecurityPolicy.ContentSecurityPolicy has neither report-to nor report-uri; expected both; observed: ${CSP}: script-src 'self'; ${CLOSED}`,
    ],
    [
      'pages over plain HTTP',
      { plain: (_request, response) => response.writeHead(200).end('<!doctype html>') },
      `DistributionHttpsOnly: ${HTTPS_ONLY} is "allow-all"; expected one of redirect-to-https, https-only; observed: http://shop.example/ answers 200`,
    ],
    [
      'a redirect that stays on plain HTTP',
      { plain: redirect('http://www.shop.example/', 301) },
      `DistributionHttpsOnly: ${HTTPS_ONLY} is "allow-all"; expected one of redirect-to-https, https-only; observed: http://shop.example/ redirects to http://www.shop.example/ (301)`,
    ],
    ['a temporary redirect', { plain: redirect(`${SHOP}/`, 302) }, 'RedirectPermanent: it answers 302'],
    [
      'a redirect to another host',
      { plain: redirect('https://www.shop.example/', 301) },
      'RedirectSameHost: it redirects to https://www.shop.example/',
    ],
    [
      'a redirect to plain HTTP',
      { answers: { '/': redirect('http://shop.example/welcome', 301) } },
      'RedirectsOverHttps: https://shop.example/ redirects to http://shop.example/welcome (301)',
    ],
    [
      'a redirect loop',
      { answers: { '/': redirect('/#a') } },
      'RedirectsEnd: it comes back to https://shop.example/#a',
    ],
    [
      'too many redirects',
      { answers: Object.fromEntries([0, 1, 2, 3, 4, 5].map((n) => [n === 0 ? '/' : `/${n}`, redirect(`/${n + 1}`)])) },
      'RedirectsEnd: it goes on after 5 redirects',
    ],
    ['a cookie for plain HTTP', setCookie('sid=s; HttpOnly; SameSite=Lax'), 'CookieSecure: sid is not Secure'],
    ['a cookie for scripts', setCookie('sid=s; Secure; SameSite=Lax'), 'CookieHttpOnly: sid is not HttpOnly'],
    ['a cookie for all sites', setCookie('sid=s; Secure; HttpOnly'), 'CookieSameSite: SameSite of sid is absent'],
    [
      'no security.txt',
      { answers: { '/.well-known/security.txt': (_request, response) => response.writeHead(404).end() } },
      'SecurityTxtServed: it answers 404',
    ],
    [
      'a page in place of security.txt',
      securityTxt('<!doctype html>', 'text/html'),
      'SecurityTxtServed: its Content-Type is "text/html"; expected text/plain',
    ],
    ['nobody to tell', securityTxt(FUTURE), 'SecurityTxtContact: it has no Contact'],
    [
      'an outdated security.txt',
      securityTxt('Contact: tel:+1-201-555-0123\nExpires: 2024-01-01T00:00:00Z'),
      'SecurityTxtCurrent: it expired on 2024-01-01T00:00:00Z',
    ],
    [
      "another shop's security.txt",
      securityTxt(`Contact: tel:+1-201-555-0123\n${FUTURE}\nCanonical: https://other.example/.well-known/security.txt`),
      'SecurityTxtCanonical: Canonical is https://other.example/.well-known/security.txt; expected https://shop.example/.well-known/security.txt among them',
    ],
    [
      'TLS 1.0',
      { tls: { minVersion: 'TLSv1', ciphers: `${GOOD_TLS.ciphers}:ECDHE-ECDSA-AES256-SHA:@SECLEVEL=0` } },
      `DistributionTlsPolicy: ${MINIMUM} is "TLSv1"; expected ${POLICIES}; observed: the server takes TLS 1.0 (ECDHE-ECDSA-AES256-SHA)`,
    ],
    [
      'TLS 1.1',
      { tls: { minVersion: 'TLSv1.1', ciphers: `${GOOD_TLS.ciphers}:ECDHE-ECDSA-AES256-SHA:@SECLEVEL=0` } },
      `DistributionTlsPolicy: ${MINIMUM} is "TLSv1.1_2016"; expected ${POLICIES}; observed: the server takes TLS 1.1 (ECDHE-ECDSA-AES256-SHA)`,
    ],
    [
      'an old cipher',
      { tls: { ciphers: `${GOOD_TLS.ciphers}:ECDHE-ECDSA-AES128-SHA256` } },
      `DistributionTlsPolicy: ${MINIMUM} is "TLSv1.2_2019"; expected ${POLICIES}; observed: the server takes TLS 1.2 with an old cipher (ECDHE-ECDSA-AES128-SHA256)`,
    ],
  ])('finds %s, and nothing else', async (_name, options, expected) => {
    const result = await run(await start(options));

    expect(found(result)).toEqual([expected]);
    expect(result.report.outcome).toEqual({ exitCode: 1, reason: '1 finding' });
  });

  describe('certificates', () => {
    const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

    test.each<[string, keyof Certificates, string]>([
      ['that are over', 'expired', 'CertificateCurrent: it expired on 2020-02-01'],
      ['for other names', 'ofAnother', 'CertificateTrusted: it is for other names: DNS:other.example'],
    ])('%s are found, and nothing is read from whoever shows them', async (_name, name, expected) => {
      const shop = await start({ tls: { cert: certificates[name] } });

      const result = await run(shop);

      expect(found(result)).toEqual([expected]);
      expect(result.report.outcome.exitCode).toBe(1);
      expect(result.report.unread[0]).toBe(
        `${SHOP}: its pages and security.txt, as the certificate does not prove who answers`,
      );
      expect(shop.asked.map(({ request }) => request)).toEqual(['GET http /']);
      expect(ruled(result)).not.toContain('ContentSecurityPolicy');
    });

    test('of an authority that is not trusted are found', async () => {
      const result = await run(await start(), { ca: [] });

      expect(found(result)).toEqual([
        'CertificateTrusted: its authority is not known here, or an intermediate certificate is missing (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
      ]);
    });

    test('are held against an address where the shop has no name', async () => {
      const { secure, plain } = await start();
      const target = probeTarget(`https://${secure}`, { connectToPlain: plain });

      const result = await run({ secure, plain, asked: [] }, { target });

      expect(found(result)).toEqual(['CertificateTrusted: it is for other names: DNS:shop.example']);
    });

    test('that end soon are found, and the rest is judged', async () => {
      const result = await run(await start({ tls: { cert: certificates.ending } }));

      expect(found(result)).toEqual([`CertificateCurrent: it expires on ${day(5.5)}, in 5 days`]);
      expect(ruled(result)).toContain('ContentSecurityPolicy');
    });
  });

  describe('TLS', () => {
    test('of former days alone is a finding, and no page is read', async () => {
      const tls = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;

      const result = await run(await start({ tls }));

      expect(found(result)).toEqual([
        `DistributionTlsPolicy: ${MINIMUM} is "TLSv1"; expected ${POLICIES}; observed: the server takes TLS 1.0 (ECDHE-ECDSA-AES256-SHA)`,
      ]);
      expect(result.report.unread[0]).toBe(`${SHOP}: its pages and security.txt, as it takes no TLS of today`);
      expect(result.report.outcome.exitCode).toBe(1);
    });

    test.each<[string, ShopOptions['tls'], string]>([
      ['1.3 alone', { minVersion: 'TLSv1.3' }, 'the server takes TLS 1.3 alone'],
      ['1.2 at the most', { maxVersion: 'TLSv1.2' }, 'TLS 1.2 is the oldest that the server takes'],
    ])('%s is fine', async (_name, tls, taken) => {
      const result = await run(await start({ tls: { ...GOOD_TLS, ...tls } }));

      expect(found(result)).toEqual([]);
      expect(result.observations.connection.floor?.taken).toBe(taken);
      expect(result.report.outcome.exitCode).toBe(0);
    });
  });

  describe('a nonce', () => {
    const withNonce =
      (nonce: () => string): RequestListener =>
      (_request, response) => {
        const policy = `script-src 'nonce-${nonce()}' 'strict-dynamic' 'unsafe-inline' https:; ${CLOSED}; report-to csp`;
        response.writeHead(200, { ...good, [CSP]: policy }).end();
      };

    test('that changes is fine', async () => {
      let count = 0;
      const shop = await start({
        answers: { '/': withNonce(() => Buffer.from(`nonce ${count++}`).toString('base64')) },
      });

      const result = await run(shop);

      expect(found(result)).toEqual([]);
      expect(count).toBe(2);
    });

    test('that comes twice is found', async () => {
      const result = await run(await start({ answers: { '/': withNonce(() => 'c2hvcA==') } }));

      expect(found(result)).toHaveLength(1);
      expect(found(result)[0]).toMatch(
        /^ContentSecurityPolicy: script-src has 'nonce-c2hvcA=='; expected hashes or exact hosts; observed: .*; its nonce was the same in two answers$/,
      );
    });
  });

  describe('plain HTTP', () => {
    test.each<[string, ShopOptions['plain']]>([
      ['a closed port', 'none'],
      ["CloudFront's refusal", (_request, response) => response.writeHead(403).end()],
    ])('is well refused by %s', async (_name, plain) => {
      const result = await run(await start({ plain: plain ?? 'none' }));

      expect(found(result)).toEqual([]);
      expect(ruled(result)).toContain('DistributionHttpsOnly');
      expect(result.report.outcome.exitCode).toBe(0);
    });

    test('is judged at every path', async () => {
      const plain: RequestListener = ({ url, headers }, response) =>
        url === '/' ? response.writeHead(301, { Location: `https://${headers.host}/` }).end() : response.end('open');

      const result = await run(await start({ plain }), { paths: ['/', '/checkout'] });

      expect(found(result)).toEqual([
        'DistributionHttpsOnly: DistributionConfig.CacheBehaviors[0].ViewerProtocolPolicy is "allow-all"; expected one of redirect-to-https, https-only; observed: http://shop.example/checkout answers 200',
      ]);
    });
  });

  test('follows redirects on the shop, and judges the page and every cookie on the way', async () => {
    const toWelcome: RequestListener = (_request, response) =>
      response.writeHead(302, { Location: '/en/', 'Set-Cookie': 'lang=en; Secure; HttpOnly' }).end();

    const result = await run(await start({ answers: { '/': toWelcome } }));

    expect(found(result)).toEqual(['CookieSameSite: SameSite of lang is absent']);
    expect(ruled(result)).toEqual(
      expect.arrayContaining(['RedirectsEnd', 'RedirectsOverHttps', 'ContentSecurityPolicy']),
    );
  });

  describe('what cannot be read makes the probe incomplete:', () => {
    const incomplete = async (options: ShopOptions, probing: Parameters<typeof run>[1] = {}) => {
      const { report } = await run(await start(options), probing);
      return { ...report.outcome, incomplete: report.incomplete };
    };
    const silent: RequestListener = () => undefined;
    const one = { exitCode: 3, reason: 'incomplete: 1 input could not be read' };

    test('a shop that is not there', async () => {
      const { secure, plain } = await start();
      await stopShops();

      const { report } = await run({ secure, plain, asked: [] });

      expect(report.incomplete).toEqual([`${SHOP}: the connection is refused (ECONNREFUSED)`]);
      expect(report.outcome).toEqual(one);
      expect(report.findings).toEqual([]);
      expect(report.tallies.every(({ compliant }) => compliant === 0)).toBe(true);
    });

    test('a name that does not exist', async () => {
      const { report } = await probe({
        target: probeTarget('https://shop.invalid'),
        timeoutSeconds: 5,
        catalogue,
        now: new Date(),
        failOn: 'warning',
      });

      expect(report.incomplete[0]).toMatch(
        /^https:\/\/shop\.invalid: (the name is not found \(ENOTFOUND\)|the name cannot be looked up \(EAI_AGAIN\))$/,
      );
      expect(report.outcome).toEqual(one);
    });

    test('a server that speaks no TLS', async () => {
      const { plain } = await start();

      const { report } = await run({ secure: plain, plain, asked: [] });

      expect(report.outcome).toEqual(one);
      expect(report.incomplete[0]).toMatch(/^https:\/\/shop\.example: the handshake is refused \(\w+\)$/);
    });

    test('a page that never comes', async () => {
      const started = Date.now();

      expect(await incomplete({ answers: { '/': silent } }, { timeoutSeconds: 0.5 })).toEqual({
        ...one,
        incomplete: [`${SHOP}/: no answer within 0.5 s`],
      });
      expect(Date.now() - started).toBeLessThan(10_000);
    });

    test('plain HTTP that is taken and not answered', async () => {
      expect(await incomplete({ plain: silent }, { timeoutSeconds: 0.5 })).toEqual({
        ...one,
        incomplete: ['http://shop.example/: no answer within 0.5 s'],
      });
    });

    test('a page that is an error', async () => {
      expect(
        await incomplete({ answers: { '/': (_request, response) => response.writeHead(403, good).end() } }),
      ).toEqual({ ...one, incomplete: [`${SHOP}/: it answered 403; name a path that is a page`] });
    });

    test('a page on another host, which is not asked', async () => {
      expect(await incomplete({ answers: { '/': redirect('https://www.shop.example/', 301) } })).toEqual({
        ...one,
        incomplete: [`${SHOP}/: it redirects to another host, https://www.shop.example/; probe that one`],
      });
    });

    test('a broken HTTP answer', async () => {
      const broken: RequestListener = ({ socket }) => socket.end('SMTP ready\r\n\r\n');

      expect(await incomplete({ answers: { '/': broken } })).toEqual({
        ...one,
        incomplete: [`${SHOP}/: the answer is no HTTP (HPE_INVALID_CONSTANT)`],
      });
    });

    test('a security.txt behind an error of the server', async () => {
      const failing: RequestListener = (_request, response) => response.writeHead(503).end();

      expect(await incomplete({ answers: { '/.well-known/security.txt': failing } })).toEqual({
        ...one,
        incomplete: [`${SHOP}/.well-known/security.txt: it answered 503`],
      });
    });
  });

  test('reads no more than it must of a body without end', async () => {
    let sent = 0;
    const endless: RequestListener = (_request, response) => {
      response.writeHead(200, { ...good, 'Content-Type': 'text/plain' });
      const more = () => {
        while (!response.destroyed && response.write('#'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    };

    const result = await run(await start({ answers: { '/': endless, '/.well-known/security.txt': endless } }));

    expect(found(result)).toEqual(['SecurityTxtServed: it is longer than 1 MiB']);
    expect(sent).toBeLessThan(32 * 1_048_576);
  });

  test('says of a security.txt on another host that it was not read', async () => {
    const elsewhere = redirect('https://company.example/.well-known/security.txt', 301);

    const result = await run(await start({ answers: { '/.well-known/security.txt': elsewhere } }));

    expect(found(result)).toEqual([]);
    expect(result.report.unread[0]).toBe(
      `${SHOP}/.well-known/security.txt: it lies on another host, https://company.example/.well-known/security.txt`,
    );
    expect(ruled(result)).not.toContain('SecurityTxtServed');
  });

  test('shows the name of the shop to the server', async () => {
    const names: unknown[] = [];
    const page: RequestListener = ({ socket, headers }, response) => {
      names.push((socket as TLSSocket).servername, headers.host);
      response.writeHead(200, good).end();
    };

    await run(await start({ answers: { '/': page } }));

    expect(names).toEqual(['shop.example', 'shop.example']);
  });

  test('gives a finding the same fingerprint whatever else is probed', async () => {
    const options: ShopOptions = { headers: { 'x-content-type-options': undefined } };
    const fingerprints = async (paths: readonly string[]) => {
      const { report } = await run(await start(options), { paths });
      return report.findings.map(({ fingerprint }) => fingerprint);
    };

    const [both, one] = [await fingerprints(['/', '/checkout']), await fingerprints(['/checkout'])];

    expect(both).toHaveLength(2);
    expect(one).toEqual([both[1]]);
  });
});

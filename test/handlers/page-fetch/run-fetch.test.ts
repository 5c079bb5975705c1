import { fetchPage } from '../../../lib/handlers/page-fetch/fetch-page';
import { runFetch } from '../../../lib/handlers/page-fetch/run-fetch';
import { MONITOR_HEADER } from '../../../lib/page/monitor-header';
import type { PageEvidence } from '../../../lib/page/page-evidence';
import { integrityOf } from '../../page/integrity-of';
import { HEADERS, inventoryOf } from '../../page/page-of';

const PAGE = 'https://shop.example.com/checkout';
const APP = 'https://shop.example.com/assets/app.js';
const PSP = 'https://js.psp.example/v3/';

/** The web: an address and what it answers. */
type Web = Readonly<Record<string, () => Response>>;

const html = (body: string) => () => new Response(body, { headers: { ...HEADERS, 'content-type': 'text/html' } });

function webOf(web: Web) {
  const asked: { readonly address: string; readonly secret: string | undefined; readonly redirect: unknown }[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const address = String(input);
    const headers = init?.headers as Record<string, string> | undefined;
    asked.push({ address, secret: headers?.[MONITOR_HEADER], redirect: init?.redirect });
    const answer = web[address];
    if (answer === undefined) throw new TypeError('fetch failed');
    return answer();
  };
  return { asked, fetcher };
}

const inventory = inventoryOf([
  { name: 'app', source: '/assets/app.js', integrity: integrityOf('app') },
  { name: 'psp', source: PSP, integrity: integrityOf('psp') },
  { name: 'evergreen', source: 'https://js.psp.example/live/*', noIntegrityReason: 'changes daily' },
]);

const MARKUP = `<script src="/assets/app.js"></script><script src="${PSP}#x"></script><script src="//js.psp.example/live/1.js"></script><script src="https://evil.example/a.js"></script><script>go()</script><script src="https://"></script>`;

test('fetches the page and those scripts whose content is pinned, with the secret for the shop alone', async () => {
  const { asked, fetcher } = webOf({
    [PAGE]: html(MARKUP),
    [APP]: () => new Response('app'),
    [PSP]: () => new Response('psp'),
  });

  const page = await fetchPage(inventory, fetcher, 'known to few');

  expect(asked).toEqual([
    { address: PAGE, secret: 'known to few', redirect: 'manual' },
    { address: APP, secret: 'known to few', redirect: 'manual' },
    { address: PSP, secret: undefined, redirect: 'manual' },
  ]);
  expect(page).toMatchObject({ url: PAGE, headers: { ...HEADERS, 'content-type': 'text/html' }, ran: false });
  expect(page.scripts).toEqual([
    { source: APP, integrity: expect.arrayContaining([integrityOf('app')]) },
    { source: PSP, integrity: expect.arrayContaining([integrityOf('psp')]) },
    { source: 'https://js.psp.example/live/1.js' },
    { source: 'https://evil.example/a.js' },
    { source: 'inline', integrity: expect.arrayContaining([integrityOf('go()')]), excerpt: 'go()' },
    { source: 'https://' },
  ]);
});

const unseen: readonly (readonly [string, Web, string])[] = [
  ['the page gives no answer', {}, `${PAGE} was not seen: fetch failed`],
  [
    'the page answers 403',
    { [PAGE]: () => new Response('', { status: 403 }) },
    `${PAGE} was not seen: it answered 403`,
  ],
  ['the page redirects', { [PAGE]: () => new Response('', { status: 302 }) }, `${PAGE} was not seen: it answered 302`],
  [
    'a pinned script answers 404',
    { [PAGE]: html(MARKUP), [PSP]: () => new Response('psp'), [APP]: () => new Response('', { status: 404 }) },
    `${APP} was not seen: it answered 404`,
  ],
  [
    'the page is endless',
    { [PAGE]: html('x'.repeat(11 * 1_024 * 1_024)) },
    `${PAGE} was not seen: it is larger than 10485760 bytes`,
  ],
];

test.each(unseen)('fails when %s', async (_title, web, message) => {
  await expect(fetchPage(inventory, webOf(web).fetcher)).rejects.toThrow(message);
});

describe('a run', () => {
  const kept: PageEvidence[] = [];
  const said: unknown[][] = [];
  const published: unknown[][] = [];
  beforeEach(() => {
    for (const list of [kept, said, published]) list.length = 0;
  });

  const run = (web: Web) =>
    runFetch({
      fetcher: webOf(web).fetcher,
      evidence: { keep: async (evidence) => void kept.push(evidence) },
      settings: { inventory: inventoryOf() },
      logger: { warn: (...words: unknown[]) => void said.push(words) } as never,
      metrics: { singleMetric: () => ({ addMetric: (...metric: unknown[]) => void published.push(metric) }) } as never,
      now: () => new Date('2026-11-22T03:17:00Z'),
    });

  test('without differences says 0, so that it is not silent', async () => {
    await run({ [PAGE]: html('<p>Pay</p>') });

    expect(kept).toMatchObject([{ observedAt: '2026-11-22T03:17:00.000Z', differences: [] }]);
    expect(published).toEqual([['PageDifferences', 'Count', 0]]);
    expect(said).toEqual([]);
  });

  test('with differences counts and names them, the first five', async () => {
    await run({ [PAGE]: html('<script src="https://evil.example/a.js"></script>'.repeat(7)) });

    expect(kept[0]?.differences).toHaveLength(7);
    expect(published).toEqual([['PageDifferences', 'Count', 7]]);
    const named = Array(5).fill('script-unknown https://evil.example/a.js').join('; ');
    expect(said).toEqual([['the payment page differs', { differences: `${named}; and 2 more` }]]);
  });

  test('that sees nothing publishes nothing', async () => {
    await expect(run({})).rejects.toThrow('was not seen');

    expect([kept, published]).toEqual([[], []]);
  });
});

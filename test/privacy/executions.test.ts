import '../handlers/privacy/powertools-environment';
import { createHash } from 'node:crypto';
import type { Template } from 'aws-cdk-lib/assertions';
import { describeWithStores, LocalStores, silenced } from '../handlers/privacy/local-stores';
import { filledRequestsIn } from './privacy-requests-of';
import { WalkedShop } from './walked-shop';

const LATER = Math.floor(Date.UTC(2099, 0, 1) / 1_000);
const ORDERS = Array.from({ length: 130 }, (_, index) => ({ total: index }));

jest.setTimeout(120_000);

describeWithStores('an execution of the state machine with the functions themselves', () => {
  let stores: LocalStores;
  let template: Template;
  let output: ReturnType<typeof silenced>;
  let shop: WalkedShop;
  let requestId: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    template = filledRequestsIn().template;
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    requestId = `R-2026-${count}`;
    shop = await WalkedShop.create(stores, template, String(count));
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  const parsed = (text: string | undefined) => JSON.parse(text ?? 'null');
  const lastEvidence = async () => parsed((await shop.evidence()).at(-1)?.text);
  const inStore = (evidence: { readonly stores: readonly { readonly store: string }[] }, store: string) =>
    evidence.stores.find((each) => each.store === store);

  test('exports everything of one person, and leaves evidence that names nobody', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    await shop.shopper('joe', [{ total: 1 }]);

    const ending = await shop.execute({ requestId, action: 'export', subject: jane });

    expect(ending).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'completed' } });
    const exported = await shop.exports(requestId);
    const at = (path: string) => exported[`exports/${requestId}/${path}`];
    const orders = ['orders/page-00001.json', 'orders/page-00002.json'].flatMap((path) => parsed(at(path)).items);
    expect(orders).toHaveLength(130);
    expect(new Set(orders.map(({ total }) => total)).size).toBe(130);
    expect(parsed(at('accounts/page-00001.json')).items).toMatchObject([{ userName: 'jane' }]);
    expect(at('uploads/objects/shoe.jpg')).toBe('of jane');
    expect(JSON.stringify(exported)).not.toContain('joe');
    expect(shop.newsletter).toEqual([
      {
        action: 'export',
        requestId,
        subject: jane,
        store: 'newsletter',
        page: 1,
        output: { bucket: expect.stringContaining('exports'), prefix: `exports/${requestId}/newsletter/` },
      },
    ]);
    const [evidence, ...more] = await shop.evidence();
    expect(more).toEqual([]);
    expect(evidence?.key).toMatch(new RegExp(`^privacy-requests/\\d{4}/\\d\\d/\\d\\d/${requestId}/execution-1.json$`));
    expect(parsed(evidence?.text)).toMatchObject({
      requestId,
      action: 'export',
      subjectSha256: createHash('sha256').update(jane).digest('hex'),
      outcome: 'completed',
      stores: [
        { store: 'accounts', status: 'done', items: 1, pages: 1, sha256: expect.any(String) },
        { store: 'newsletter', status: 'done', items: 1, pages: 1 },
        { store: 'orders', status: 'done', items: 130, pages: 2, sha256: expect.any(String) },
        { store: 'uploads', status: 'done', items: 1, pages: 1, sha256: expect.any(String) },
      ],
    });
    expect(evidence?.text).not.toContain(jane);
    expect(evidence?.text).not.toContain('jane');
    expect(await shop.orders(jane)).toHaveLength(130);
  });

  test('erases everything of one person, and nothing of another; again, nothing is left to do', async () => {
    const [jane, joe] = [await shop.shopper('jane', ORDERS), await shop.shopper('joe', [{ total: 1 }])];
    const request = { requestId, action: 'erase', subject: jane };

    const ending = await shop.execute(request);
    const again = await shop.execute(request);

    expect(ending).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'completed' } });
    expect([await shop.orders(jane), await shop.uploads(jane), await shop.account('jane')]).toEqual([
      [],
      {},
      undefined,
    ]);
    expect([(await shop.orders(joe)).length, Object.keys(await shop.uploads(joe)).length]).toEqual([1, 1]);
    expect(await shop.account('joe')).toBe(true);
    expect(again).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'completed' } });
    expect(await lastEvidence()).toMatchObject({
      execution: 'execution-2',
      stores: [
        { store: 'accounts', items: 1, pages: 2 },
        { store: 'newsletter', items: 1 },
        { store: 'orders', items: 130, pages: 2 },
        { store: 'uploads', items: 1 },
      ],
    });
    expect(shop.newsletter).toHaveLength(1);
  });

  test('a store that fails leaves the others alone, keeps the account, and goes on where it stopped', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    const request = { requestId, action: 'erase', subject: jane };
    shop.break('orders', (run, { page }) => (page === 2 ? Promise.reject(new TypeError('order 0100 of jane')) : run()));

    const broken = await shop.execute(request);

    expect(broken).toMatchObject({ status: 'FAILED', error: 'StoresFailed' });
    const evidence = await lastEvidence();
    expect(evidence.outcome).toBe('partial');
    expect(inStore(evidence, 'orders')).toEqual({
      store: 'orders',
      status: 'failed',
      items: 100,
      pages: 1,
      held: 0,
      error: 'TypeError',
    });
    expect(JSON.stringify([await shop.evidence(), await shop.desk({ action: 'status', requestId })])).not.toContain(
      '0100',
    );
    expect(inStore(evidence, 'uploads')).toMatchObject({ status: 'done', items: 1 });
    expect(await shop.account('jane')).toBe(false);
    expect(await shop.orders(jane)).toHaveLength(30);

    shop.break();
    const resumed = await shop.execute(request);

    expect(resumed).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'completed' } });
    expect(inStore(await lastEvidence(), 'orders')).toEqual({
      store: 'orders',
      status: 'done',
      items: 130,
      pages: 2,
      held: 0,
    });
    expect([await shop.orders(jane), await shop.account('jane')]).toEqual([[], undefined]);
  });

  test('a page that was done but not told of is asked for again, and exported once', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    let calls = 0;
    shop.break('orders', async (run) => {
      const answer = await run();
      if (++calls === 1) throw new Error('the answer was lost');
      return answer;
    });
    const request = { requestId, action: 'export', subject: jane };

    const broken = await shop.execute(request);
    const resumed = await shop.execute(request);

    expect([broken.status, resumed.status]).toEqual(['FAILED', 'SUCCEEDED']);
    expect(inStore(await lastEvidence(), 'orders')).toMatchObject({ status: 'done', items: 130, pages: 2 });
    const pages = Object.keys(await shop.exports(requestId)).filter((key) => key.includes('/orders/'));
    expect(pages).toEqual([1, 2].map((page) => `exports/${requestId}/orders/page-0000${page}.json`));
  });

  test('an answer against the contract fails the store, and says nothing of what it answered', async () => {
    const jane = await shop.shopper('jane', []);
    shop.break('newsletter', async () => ({ status: 'more', items: 1, cursor: '', email: 'jane@example.com' }));

    const ending = await shop.execute({ requestId, action: 'erase', subject: jane });

    expect(ending).toMatchObject({ status: 'FAILED', error: 'StoresFailed' });
    const evidence = await lastEvidence();
    expect(inStore(evidence, 'newsletter')).toMatchObject({ status: 'failed', error: 'UnusableAnswer' });
    expect(JSON.stringify(evidence)).not.toContain('jane@example.com');
  });

  test('orders under retention stay, anonymized, and are erased once it ends', async () => {
    const jane = await shop.shopper('jane', [{ total: 1 }, { total: 2, retainUntil: LATER }]);
    const request = { requestId, action: 'erase', subject: jane };

    const first = await shop.execute(request);

    expect(first).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'held' } });
    expect(await shop.orders(jane)).toEqual([{ customerId: jane, orderId: '0001', total: 2, retainUntil: LATER }]);
    expect(inStore(await lastEvidence(), 'orders')).toEqual({
      store: 'orders',
      status: 'held',
      items: 1,
      pages: 1,
      held: 1,
      heldReason: 'item-retention',
      heldUntil: '2099-01-01T00:00:00.000Z',
    });
    expect(await shop.account('jane')).toBeUndefined();

    jest.useFakeTimers({ now: new Date('2099-01-02'), doNotFake: ['setTimeout', 'setImmediate', 'nextTick'] });
    const second = await shop.execute(request).finally(() => jest.useRealTimers());

    expect(second).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'completed' } });
    expect(await shop.orders(jane)).toEqual([]);
  });

  test('a hold on the person stops every store, and its release lets the erasure go on', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    const request = { requestId, action: 'erase', subject: jane };
    await shop.desk({ action: 'hold', subject: jane, store: '*', reason: 'legal-claim' });

    const held = await shop.execute(request);

    expect(held).toMatchObject({ status: 'SUCCEEDED', output: { outcome: 'held' } });
    expect((await lastEvidence()).stores).toEqual(
      ['accounts', 'newsletter', 'orders', 'uploads'].map((store) => ({
        store,
        status: 'held',
        items: 0,
        pages: 0,
        held: 0,
        heldReason: 'legal-claim',
      })),
    );
    expect([(await shop.orders(jane)).length, await shop.account('jane')]).toEqual([130, true]);
    expect(shop.newsletter).toEqual([]);

    await shop.desk({ action: 'release', subject: jane, store: '*' });
    await shop.execute(request);

    expect([await shop.orders(jane), await shop.account('jane')]).toEqual([[], undefined]);
  });

  test('a hold that is set half-way stops its store at the next page', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    shop.break('orders', async (run) => {
      await shop.desk({ action: 'hold', subject: jane, store: 'orders', reason: 'legal-claim' });
      return run();
    });

    const ending = await shop.execute({ requestId, action: 'erase', subject: jane });

    expect(ending).toMatchObject({ output: { outcome: 'held' } });
    expect(await shop.orders(jane)).toHaveLength(30);
    expect(inStore(await lastEvidence(), 'orders')).toMatchObject({
      status: 'held',
      items: 100,
      heldReason: 'legal-claim',
    });
    expect(await shop.uploads(jane)).toEqual({});
  });

  test('a request that is another one already, or that is worked on, is refused', async () => {
    const [jane, joe] = [await shop.shopper('jane', []), await shop.shopper('joe', [])];
    const request = { requestId, action: 'export', subject: jane };
    let inner: unknown;
    shop.break('orders', async (run) => {
      inner ??= await shop.execute(request, 'meanwhile');
      return run();
    });
    await shop.execute(request);
    shop.break();

    const other = await shop.execute({ ...request, subject: joe });

    expect([inner, other]).toEqual([
      { status: 'FAILED', error: 'RequestRefused', path: ['Begin'] },
      { status: 'FAILED', error: 'RequestRefused', path: ['Begin'] },
    ]);
    expect(await shop.evidence()).toHaveLength(1);
  });

  test('the account is shut before the other stores are asked, and deleted after', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    const seen: unknown[] = [];
    shop.break('orders', async (run) => {
      seen.push(await shop.account('jane'));
      return run();
    });

    const { path } = await shop.execute({ requestId, action: 'erase', subject: jane });

    expect(seen).toEqual([false, false]);
    expect(path.filter((state) => state === 'Stores')).toHaveLength(3);
    expect(path.filter((state) => state === 'Page')).toHaveLength(6);
  });

  test('staff record the answer once the request is through, and its record goes 90 days later', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    shop.break('orders');
    await shop.execute({ requestId, action: 'export', subject: jane, receivedAt: '2026-01-31T08:00:00Z' });

    await expect(shop.desk({ action: 'answered', requestId })).rejects.toThrow(
      `the request ${requestId} is partial; answer once it is completed or held`,
    );
    shop.break();
    await shop.execute({ requestId, action: 'export', subject: jane });
    const { answeredAt } = (await shop.desk({ action: 'answered', requestId })) as { readonly answeredAt: string };

    expect(await shop.desk({ action: 'status', requestId })).toMatchObject({
      receivedAt: '2026-01-31T08:00:00.000Z',
      dueAt: '2026-02-28T08:00:00.000Z',
      status: 'completed',
      answeredAt,
      expiresAt: Math.floor((new Date(answeredAt).getTime() + 90 * 86_400_000) / 1_000),
    });
  });

  test('no line of a log names the person', async () => {
    const jane = await shop.shopper('jane', ORDERS);
    shop.break('orders');
    await shop.desk({ action: 'hold', subject: jane, store: 'uploads', reason: 'legal-claim' });

    await shop.execute({ requestId, action: 'erase', subject: jane });

    const text = JSON.stringify(output.lines());
    expect(text).toContain(requestId);
    expect(text).not.toContain(jane);
    expect(text).not.toContain('jane');
  });
});

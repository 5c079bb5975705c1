import '../privacy/powertools-environment';
import { createHash } from 'node:crypto';
import { BatchWriteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/privacy-table';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const SUBJECT = '11111111-2222-3333-4444-555555555555';
const OTHER = '99999999-2222-3333-4444-555555555555';
const HELD_UNTIL = Math.floor(Date.UTC(2099, 0, 1) / 1_000);

jest.setTimeout(90_000);

describeWithStores('the items of a subject in a table', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let table: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    await stores.bucket('exports');
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    table = `orders-${count}`;
    await stores.table(table, ['customerId', 'orderId'], { name: 'byBuyer', key: 'buyer' });
    deploy({});
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  function deploy(setting: object): void {
    process.env.STORE = JSON.stringify({
      tableName: table,
      partitionKey: 'customerId',
      sortKey: 'orderId',
      subjectAttribute: 'customerId',
      ...setting,
    });
  }

  async function seed(customerId: string, orders: number, more: (index: number) => object = () => ({})): Promise<void> {
    const items = Array.from({ length: orders }, (_, index) => ({
      customerId: { S: customerId },
      orderId: { S: `order-${String(index).padStart(4, '0')}` },
      total: { N: '12.50' },
      ...more(index),
    }));
    for (let start = 0; start < items.length; start += 25) {
      await stores.dynamodb.send(
        new BatchWriteItemCommand({
          RequestItems: { [table]: items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
    }
  }

  const event = (action: 'export' | 'erase', page = 1, cursor?: string) => ({
    action,
    requestId: `R-2026-${count}`,
    subject: SUBJECT,
    store: 'orders',
    page,
    ...(cursor === undefined ? {} : { cursor }),
    ...(action === 'export' ? { output: { bucket: 'exports', prefix: `exports/${count}/` } } : {}),
  });

  async function left(): Promise<readonly Record<string, unknown>[]> {
    const { Items: items = [] } = await stores.dynamodb.send(
      new ScanCommand({ TableName: table, ConsistentRead: true }),
    );
    return items;
  }

  async function eraseAll(): Promise<{ erased: number; pages: number; held: number }> {
    const sum = { erased: 0, pages: 0, held: 0 };
    let cursor: string | undefined;
    do {
      const result = await handler(event('erase', sum.pages + 1, cursor));
      sum.erased += result.items;
      sum.held += result.held?.items ?? 0;
      sum.pages++;
      cursor = result.cursor;
    } while (cursor !== undefined);
    return sum;
  }

  test('are exported whole, page by page, and nobody else’s', async () => {
    await seed(SUBJECT, 230);
    await seed(OTHER, 3);

    const first = await handler(event('export'));
    const second = await handler(event('export', 2, first.cursor));
    const third = await handler(event('export', 3, second.cursor));

    expect([first, second, third]).toMatchObject([
      { status: 'more', items: 100 },
      { status: 'more', items: 100 },
      { status: 'done', items: 30 },
    ]);
    expect(third.cursor).toBeUndefined();
    const objects = await stores.objects('exports', `exports/${count}/`);
    expect(Object.keys(objects)).toEqual([1, 2, 3].map((page) => `exports/${count}/page-0000${page}.json`));
    const items = Object.values(objects).flatMap((text) => JSON.parse(text).items);
    expect(new Set(items.map(({ orderId }) => orderId)).size).toBe(230);
    expect(items.every(({ customerId }) => customerId === SUBJECT)).toBe(true);
    const [body = ''] = Object.values(objects);
    expect(first.digest).toBe(createHash('sha256').update(body).digest('hex'));
  });

  test('a page that is exported again replaces itself', async () => {
    await seed(SUBJECT, 2);

    const once = await handler(event('export'));
    const twice = await handler(event('export'));

    expect(twice).toEqual(once);
    expect(Object.keys(await stores.objects('exports', `exports/${count}/`))).toHaveLength(1);
  });

  test('every kind of value is readable', async () => {
    await stores.dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          customerId: { S: SUBJECT },
          orderId: { S: 'o' },
          whole: { N: '3' },
          exact: { N: '12345678901234567890' },
          cents: { N: '12.50' },
          paid: { BOOL: true },
          note: { NULL: true },
          scan: { B: Buffer.from('scan') },
          tags: { SS: ['a'] },
          lines: { L: [{ M: { sku: { S: 'x' } } }] },
        },
      }),
    );

    await handler(event('export'));

    const [text = ''] = Object.values(await stores.objects('exports', `exports/${count}/`));
    expect(JSON.parse(text)).toEqual({
      requestId: `R-2026-${count}`,
      store: 'orders',
      page: 1,
      items: [
        {
          customerId: SUBJECT,
          orderId: 'o',
          whole: 3,
          exact: '12345678901234567890',
          cents: expect.stringMatching(/^12\.50?$/),
          paid: true,
          note: null,
          scan: 'c2Nhbg==',
          tags: ['a'],
          lines: [{ sku: 'x' }],
        },
      ],
    });
  });

  test('are erased whole; again, there is nothing to erase', async () => {
    await seed(SUBJECT, 230);
    await seed(OTHER, 3);

    const once = await eraseAll();
    const twice = await eraseAll();

    expect(once).toEqual({ erased: 230, pages: 3, held: 0 });
    expect(twice).toEqual({ erased: 0, pages: 1, held: 0 });
    expect((await left()).map(({ customerId }) => customerId)).toEqual(Array(3).fill({ S: OTHER }));
  });

  test('a page that broke off is erased to its end by the same event', async () => {
    await seed(SUBJECT, 150);
    const first = await handler(event('erase'));
    await seed(SUBJECT, 20);

    const again = await handler(event('erase'));

    expect([first.items, again.items]).toEqual([100, 70]);
    expect(await left()).toEqual([]);
  });

  test('those under retention stay without what their retention does not need', async () => {
    deploy({ heldUntilAttribute: 'retainUntil', anonymizedAttributes: ['name', 'address'] });
    const retention = ['2099-01-01', { N: String(HELD_UNTIL) }, { N: '1000' }] as const;
    await seed(SUBJECT, 3, (index) => ({
      name: { S: 'Jane' },
      ...(index === 0 ? {} : { retainUntil: index === 1 ? retention[1] : retention[2] }),
    }));

    const result = await handler(event('erase'));

    expect(result).toEqual({
      status: 'done',
      items: 2,
      held: { items: 1, reason: 'item-retention', until: '2099-01-01T00:00:00.000Z' },
    });
    expect(await left()).toEqual([
      {
        customerId: { S: SUBJECT },
        orderId: { S: 'order-0001' },
        total: { N: '12.50' },
        retainUntil: { N: String(HELD_UNTIL) },
      },
    ]);
  });

  test('one whose retention nobody can read stays', async () => {
    deploy({ heldUntilAttribute: 'retainUntil' });
    await seed(SUBJECT, 1, () => ({ retainUntil: { S: '2020-01-01' } }));

    expect(await handler(event('erase'))).toEqual({
      status: 'done',
      items: 0,
      held: { items: 1, reason: 'item-retention' },
    });
    expect(await left()).toHaveLength(1);
  });

  test('are found by an index', async () => {
    deploy({ subjectAttribute: 'buyer', indexName: 'byBuyer' });
    await seed('shop-1', 2, () => ({ buyer: { S: SUBJECT } }));
    await seed('shop-2', 1, () => ({ buyer: { S: OTHER } }));

    const exported = await handler(event('export'));
    const erased = await handler(event('erase'));

    expect([exported.items, erased.items]).toEqual([2, 2]);
    expect((await left()).map(({ customerId }) => customerId)).toEqual([{ S: 'shop-2' }]);
  });

  test('no line of the log names the subject or an order', async () => {
    await seed(SUBJECT, 120);

    const { cursor } = await handler(event('erase'));
    await expect(handler({ ...event('erase'), cursor: 'broken' })).rejects.toMatchObject({
      name: 'RequestRefused',
      message: `the cursor is none of the table ${table}`,
    });
    await handler(event('erase', 2, cursor));

    const text = JSON.stringify(output.lines());
    expect(text).toContain('"reason":"RequestRefused"');
    expect(text).toContain('"items":100');
    expect(text).not.toContain(SUBJECT);
    expect(text).not.toContain('order-');
  });
});

test('a function without its setting says so', async () => {
  process.env.STORE = '{"bucket":"uploads"}';

  await expect(handler({})).rejects.toThrow(
    new UserError('the setting STORE is none of a table; deploy the function with PrivacyRequests.addTable'),
  );
});

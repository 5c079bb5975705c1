import '../privacy/powertools-environment';
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/privacy-objects';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const SUBJECT = '11111111-2222-3333-4444-555555555555';
const UNTIL = new Date('2099-01-01T00:00:00Z');

jest.setTimeout(90_000);

describeWithStores('the objects of a subject in a bucket', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let bucket: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    await stores.bucket('exports');
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    bucket = `uploads-${count}`;
    process.env.STORE = JSON.stringify({ bucket, prefix: 'returns/' });
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  async function versionedBucket(locked = false): Promise<void> {
    await stores.bucket(bucket, locked);
    await stores.s3.send(
      new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  }

  const put = (Key: string, Body: string, lock: object = {}) =>
    stores.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...lock }));

  async function versions(): Promise<readonly (string | undefined)[]> {
    const { Versions = [], DeleteMarkers = [] } = await stores.s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    return [...Versions, ...DeleteMarkers].map(({ Key }) => Key);
  }

  const event = (action: 'export' | 'erase', page = 1, cursor?: string) => ({
    action,
    requestId: `R-2026-${count}`,
    subject: SUBJECT,
    store: 'uploads',
    page,
    ...(cursor === undefined ? {} : { cursor }),
    ...(action === 'export' ? { output: { bucket: 'exports', prefix: `exports/${count}/` } } : {}),
  });

  test('are copied into the export with a list of them, and nobody else’s', async () => {
    await versionedBucket();
    await put(`returns/${SUBJECT}/shoe & box ä.jpg`, 'picture');
    await put(`returns/${SUBJECT}/a/b.txt`, 'old');
    await put(`returns/${SUBJECT}/a/b.txt`, 'text');
    await put(`returns/${SUBJECT}0/c.txt`, 'another');
    await put(`${SUBJECT}/d.txt`, 'elsewhere');

    const result = await handler(event('export'));

    expect(result).toMatchObject({ status: 'done', items: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { [`exports/${count}/page-00001.json`]: list = '', ...copies } = await stores.objects(
      'exports',
      `exports/${count}/`,
    );
    expect(copies).toEqual({
      [`exports/${count}/objects/a/b.txt`]: 'text',
      [`exports/${count}/objects/shoe & box ä.jpg`]: 'picture',
    });
    expect(JSON.parse(list).items).toEqual([
      { name: 'a/b.txt', bytes: 4, lastModified: expect.any(String), handedOut: true },
      { name: 'shoe & box ä.jpg', bytes: 7, lastModified: expect.any(String), handedOut: true },
    ]);
  });

  test('are exported in pages', async () => {
    await versionedBucket();
    for (let index = 0; index < 30; index++) await put(`returns/${SUBJECT}/${index}`, String(index));

    const first = await handler(event('export'));
    const second = await handler(event('export', 2, first.cursor));

    expect([first, second]).toMatchObject([
      { status: 'more', items: 25 },
      { status: 'done', items: 5 },
    ]);
    expect(Object.keys(await stores.objects('exports', `exports/${count}/objects/`))).toHaveLength(30);
  });

  test('are erased with every version and delete marker; again, there is nothing to erase', async () => {
    await versionedBucket();
    await put(`returns/${SUBJECT}/a`, 'one');
    await put(`returns/${SUBJECT}/a`, 'two');
    await put(`returns/${SUBJECT}/gone`, 'three');
    await stores.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: `returns/${SUBJECT}/gone` }));
    await put(`returns/${SUBJECT}0/b`, 'another');

    const once = await handler(event('erase'));
    const twice = await handler(event('erase'));

    expect(once).toEqual({ status: 'done', items: 4 });
    expect(twice).toEqual({ status: 'done', items: 0 });
    expect(await versions()).toEqual([`returns/${SUBJECT}0/b`]);
  });

  test('are erased in pages, and a page that broke off by the same event', async () => {
    await versionedBucket();
    for (let index = 0; index < 255; index++) await put(`returns/${SUBJECT}/${String(index).padStart(3, '0')}`, 'x');

    const first = await handler(event('erase'));
    const again = await handler(event('erase'));

    expect(first).toEqual({ status: 'more', items: 250, cursor: expect.any(String) });
    expect(again).toEqual({ status: 'done', items: 5 });
    expect(await handler(event('erase', 2, first.cursor))).toEqual({ status: 'done', items: 0 });
    expect(await versions()).toEqual([]);
  });

  test('those under Object Lock stay, and are reported', async () => {
    await versionedBucket(true);
    await put(`returns/${SUBJECT}/free`, 'x');
    await put(`returns/${SUBJECT}/locked`, 'x', { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: UNTIL });

    const result = await handler(event('erase'));

    expect(result).toEqual({
      status: 'done',
      items: 1,
      held: { items: 1, reason: 'object-lock', until: '2099-01-01T00:00:00.000Z' },
    });
    expect(await versions()).toEqual([`returns/${SUBJECT}/locked`]);
  });

  test('those under a legal hold stay, without an end', async () => {
    await versionedBucket(true);
    await put(`returns/${SUBJECT}/claim`, 'x', { ObjectLockLegalHoldStatus: 'ON' });

    expect(await handler(event('erase'))).toEqual({
      status: 'done',
      items: 0,
      held: { items: 1, reason: 'object-lock' },
    });
    expect(await versions()).toEqual([`returns/${SUBJECT}/claim`]);
  });

  test('no line of the log names the subject or an object', async () => {
    await versionedBucket();
    await put(`returns/${SUBJECT}/passport.jpg`, 'x');

    await handler(event('erase'));

    const text = JSON.stringify(output.lines());
    expect(text).toContain('"items":1');
    expect(text).not.toContain(SUBJECT);
    expect(text).not.toContain('passport');
  });
});

test('a function without its setting says so', async () => {
  process.env.STORE = 'no JSON';

  await expect(handler({})).rejects.toThrow(
    new UserError('the setting STORE is none of a bucket; deploy the function with PrivacyRequests.addObjects'),
  );
});

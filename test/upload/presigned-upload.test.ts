import { createHmac } from 'node:crypto';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { UserError } from '../../lib/errors';
import { createPresignedUpload, type PresignedUploadOptions } from '../../lib/upload';
import { localAwsMissing, localEnvironment, startLocalAws } from '../handlers/under-attack/local-aws';
import { refusal } from './post-policy';

const SECRET = 'not-a-secret';

const sign = (options: Partial<PresignedUploadOptions> = {}) =>
  createPresignedUpload({
    client: new S3Client({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'KEYID', secretAccessKey: SECRET, sessionToken: 'session' },
    }),
    bucket: 'uploads',
    shopperId: '9b2e7c1a-1111-4a4a-8b8b-222233334444',
    maxBytes: 10_000_000,
    contentTypes: ['image/jpeg', 'application/pdf'],
    contentType: 'image/jpeg',
    ...options,
  });

const policyOf = (fields: Readonly<Record<string, string>>) =>
  JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());

describe('what is signed', () => {
  test('is the bucket, one key, the size, the type and that it is downloaded, and nothing else', async () => {
    const { fields, key } = await sign();

    expect(key).toMatch(/^uploads\/9b2e7c1a-1111-4a4a-8b8b-222233334444\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(policyOf(fields).conditions).toEqual([
      ['content-length-range', 1, 10_000_000],
      { 'Content-Type': 'image/jpeg' },
      { 'Content-Disposition': 'attachment' },
      { bucket: 'uploads' },
      { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256' },
      { 'X-Amz-Credential': expect.stringMatching(/^KEYID\/\d{8}\/eu-central-1\/s3\/aws4_request$/) },
      { 'X-Amz-Date': expect.any(String) },
      { 'X-Amz-Security-Token': 'session' },
      { key },
    ]);
  });

  test('the form holds every field that a condition names, with its value: the browser adds the file alone', async () => {
    const { url, fields, key } = await sign();

    const named = policyOf(fields).conditions.filter((condition: unknown) => !Array.isArray(condition));
    expect(url).toBe('https://uploads.s3.eu-central-1.amazonaws.com/');
    expect(fields.key).toBe(key);
    for (const condition of named) expect(fields).toMatchObject(condition);
    expect(Object.keys(fields).sort()).toEqual([...named.flatMap(Object.keys), 'Policy', 'X-Amz-Signature'].sort());
  });

  test('the signature is over that policy', async () => {
    const { fields } = await sign();

    const day = fields['X-Amz-Date']?.slice(0, 8) ?? '';
    const key = [day, 'eu-central-1', 's3', 'aws4_request'].reduce<string | Buffer>(
      (signing, part) => createHmac('sha256', signing).update(part).digest(),
      `AWS4${SECRET}`,
    );
    const signature = createHmac('sha256', key)
      .update(fields.Policy ?? '')
      .digest('hex');
    expect(fields['X-Amz-Signature']).toBe(signature);
  });

  test.each([
    [undefined, 300],
    [60, 60],
  ])('with expiresSeconds %s it holds %d seconds', async (expiresSeconds, seconds) => {
    const before = Math.floor(Date.now() / 1000) * 1000;

    const { fields } = await sign(expiresSeconds === undefined ? {} : { expiresSeconds });

    const until = Date.parse(policyOf(fields).expiration) - before;
    expect(until).toBeGreaterThanOrEqual(seconds * 1000);
    expect(until).toBeLessThan(seconds * 1000 + 5_000);
  });

  test('every call has a key of its own, below the prefix', async () => {
    const keys = [await sign({ prefix: 'returns/photos' }), await sign({ prefix: 'returns/photos' })].map(
      ({ key }) => key,
    );

    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^returns\/photos\/9b2e7c1a-/);
  });
});

describe('S3 refuses a form', () => {
  test.each<[string, (fields: Record<string, string>) => void, number, string | undefined]>([
    ['no more than signed', () => {}, 1000, undefined],
    ['of the largest size', () => {}, 10_000_000, undefined],
    ['too large', () => {}, 10_000_001, 'the size is out of range'],
    ['empty', () => {}, 0, 'the size is out of range'],
    [
      'of another type',
      (fields) => Object.assign(fields, { 'Content-Type': 'text/html' }),
      9,
      'condition on Content-Type',
    ],
    ['to be shown', (fields) => delete fields['Content-Disposition'], 9, 'condition on Content-Disposition'],
    ['under another key', (fields) => Object.assign(fields, { key: 'uploads/else/x' }), 9, 'condition on key'],
    ['for another bucket', (fields) => Object.assign(fields, { bucket: 'orders' }), 9, 'condition on bucket'],
    ...[
      'tagging',
      'acl',
      'x-amz-server-side-encryption',
      'x-amz-server-side-encryption-aws-kms-key-id',
      'x-amz-meta-shopper',
      'x-amz-storage-class',
      'success_action_redirect',
      'Content-Encoding',
    ].map((name): [string, (fields: Record<string, string>) => void, number, string] => [
      `with ${name}`,
      (fields) => Object.assign(fields, { [name]: 'x' }),
      9,
      `extra field ${name}`,
    ]),
  ])('%s', async (_, change, bytes, expected) => {
    const fields = { ...(await sign()).fields };
    change(fields);

    expect(refusal(fields, bytes)).toBe(expected);
  });
});

describe('is refused', () => {
  const name = 'give the id of the shopper: letters, digits, "-" and "_"';
  const path = 'give a path such as "returns/photos"';
  test.each<[Partial<PresignedUploadOptions>, string]>([
    [{ shopperId: '' }, `shopperId is ""; ${name}`],
    [{ shopperId: '../admin' }, `shopperId is "../admin"; ${name}`],
    [{ shopperId: 'a/b' }, `shopperId is "a/b"; ${name}`],
    [{ prefix: '' }, `prefix is ""; ${path}`],
    [{ prefix: '/uploads' }, `prefix is "/uploads"; ${path}`],
    [{ prefix: 'uploads/../x' }, `prefix is "uploads/../x"; ${path}`],
    [{ prefix: '${filename}' }, `prefix is "\${filename}"; ${path}`],
    [{ maxBytes: 0 }, 'maxBytes is 0; give a whole number from 1 to 5368709120'],
    [{ maxBytes: 1.5 }, 'maxBytes is 1.5; give a whole number from 1 to 5368709120'],
    [{ maxBytes: 5 * 1024 ** 3 + 1 }, 'maxBytes is 5368709121; give a whole number from 1 to 5368709120'],
    [{ expiresSeconds: 3601 }, 'expiresSeconds is 3601; give a whole number from 1 to 3600'],
    [{ contentType: 'image/png' }, 'contentType is "image/png"; it must be one of image/jpeg, application/pdf'],
    [{ contentType: 'IMAGE/JPEG' }, 'contentType is "IMAGE/JPEG"; it must be one of image/jpeg, application/pdf'],
    [{ contentTypes: ['image/*'] }, 'contentTypes has "image/*"; give exact types, such as "image/jpeg"'],
    [{ contentTypes: ['image/'] }, 'contentTypes has "image/"; give exact types, such as "image/jpeg"'],
    ...['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'text/javascript', 'application/wasm'].map(
      (type): [Partial<PresignedUploadOptions>, string] => [
        { contentTypes: [type], contentType: type },
        `contentTypes has "${type}"; leave it out: browsers run such files as pages or scripts`,
      ],
    ),
  ])('%j', async (options, message) => {
    await expect(sign(options)).rejects.toThrow(new UserError(message));
  });
});

if (localAwsMissing !== undefined) console.warn(`SKIPPED: no form is posted: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'a form posted to a local AWS API';

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  const environment = { ...process.env };
  let stop = async () => {};
  let client: S3Client;
  beforeAll(async () => {
    const aws = await startLocalAws();
    stop = aws.stop;
    Object.assign(process.env, localEnvironment(aws.endpoint));
    client = new S3Client({ region: 'us-east-1' });
    await client.send(new CreateBucketCommand({ Bucket: 'uploads' }));
  }, 90_000);
  afterAll(async () => {
    await stop();
    process.env = environment;
  });

  test('becomes the object, with its type', async () => {
    const { url, fields, key } = await sign({ client });

    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['a picture']), 'my photo.jpg');
    const answer = await fetch(url, { method: 'POST', body: form });

    const stored = await client.send(new GetObjectCommand({ Bucket: 'uploads', Key: key }));
    expect(answer.status).toBe(204);
    expect(await stored.Body?.transformToString()).toBe('a picture');
    expect(stored.ContentType).toBe('image/jpeg');
  });
});

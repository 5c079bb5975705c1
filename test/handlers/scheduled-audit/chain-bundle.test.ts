import { manifestText, sha256Of } from '../../../lib/audit/evidence/bundle-manifest';
import type { SealedBundle } from '../../../lib/audit/evidence/bundle-writer';
import type { BundlePointer } from '../../../lib/handlers/scheduled-audit/bundle-pointer';
import { chainBundle, refuseOlder } from '../../../lib/handlers/scheduled-audit/chain-bundle';
import { describeWithStores, LocalStores } from '../privacy/local-stores';

jest.setTimeout(60_000);

const pointer = (name: string, finishedAt: string): BundlePointer => ({
  schemaVersion: 1,
  name,
  prefix: `bundles/${name}/`,
  manifestSha256: sha256Of(name),
  reportSha256: sha256Of('report'),
  finishedAt,
  complete: true,
});

const manifest: SealedBundle['manifest'] = {
  schemaVersion: 1,
  tool: { name: 'tool', version: '1.0.0' },
  madeAt: '2026-11-22T08:00:00.000Z',
  scopes: [],
  complete: true,
  previous: null,
  files: [{ path: 'report.json', bytes: 6, sha256: sha256Of('report') }],
};
const sealed: SealedBundle = { directory: '', manifest, manifestSha256: sha256Of(manifestText(manifest)) };

describeWithStores('a bundle whose place another one took', () => {
  let stores: LocalStores;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
  });
  afterAll(() => stores.end());

  async function chained(rivals: readonly BundlePointer[]) {
    const bucket = { name: `chain-${++count}`, prefix: 'bundles/mine/' };
    await stores.bucket(bucket.name);
    const left = [...rivals];
    let end: BundlePointer | undefined;
    const result = await chainBundle(
      stores.s3,
      {
        chainEnd: async () => (end === undefined ? {} : { pointer: end, etag: end.name }),
        extendChain: async (own, { etag }) => {
          end = left.shift() ?? end;
          if (end?.name !== etag) return false;
          end = own;
          return true;
        },
      },
      { name: 'mine', sealed, end: {}, bucket },
    );
    return { result, end, objects: await stores.objects(bucket.name) };
  }

  test('follows that one by a new manifest', async () => {
    const rival = pointer('rival', '2026-11-22T07:59:59.000Z');

    const { result, end, objects } = await chained([rival]);

    const text = objects['bundles/mine/manifest.json'] ?? '';
    expect(JSON.parse(text)).toEqual({
      ...manifest,
      previous: { name: 'rival', manifestSha256: rival.manifestSha256 },
    });
    expect(objects['bundles/mine/manifest.sha256']).toBe(`${sha256Of(text)}  manifest.json\n`);
    expect(result).toEqual({ ...pointer('mine', manifest.madeAt), manifestSha256: sha256Of(text) });
    expect(end).toEqual(result);
  });

  test('follows the last of several', async () => {
    const rivals = ['one', 'two', 'three'].map((name, index) => pointer(name, `2026-11-22T07:00:0${index}.000Z`));

    const { objects } = await chained(rivals);

    expect(JSON.parse(objects['bundles/mine/manifest.json'] ?? '').previous.name).toBe('three');
  });

  test('is the last one where it became so by a call whose answer was lost', async () => {
    const bucket = { name: `chain-${++count}`, prefix: 'bundles/mine/' };
    await stores.bucket(bucket.name);
    let end: BundlePointer | undefined;

    const result = await chainBundle(
      stores.s3,
      {
        chainEnd: async () => (end === undefined ? {} : { pointer: end, etag: end.name }),
        // The SDK tries again after an answer that never came, and finds its own pointer in the way.
        extendChain: async (own) => {
          end = own;
          return false;
        },
      },
      { name: 'mine', sealed, end: {}, bucket },
    );

    expect(result).toEqual({
      ...pointer('mine', manifest.madeAt),
      manifestSha256: sealed.manifestSha256,
    });
    expect(await stores.objects(bucket.name)).toEqual({});
  });

  test('is given up where others are always faster', async () => {
    const rivals = Array.from({ length: 9 }, (_, index) => pointer(`r${index}`, `2026-11-22T07:00:0${index}.000Z`));

    await expect(chained(rivals)).rejects.toThrow(
      'mine could not be made the last bundle of the chain: others were faster 5 times',
    );
  });

  test('is given up where that one is of a later audit', async () => {
    await expect(chained([pointer('later', '2026-11-22T08:00:00.001Z')])).rejects.toThrow(
      'mine finished before later, the end of the chain, and cannot follow it',
    );
  });
});

test.each([
  ['2026-11-22T07:59:59.999Z', false],
  ['2026-11-22T08:00:00.000Z', true],
])('an end of %s refuses an audit of 08:00: %s', (finishedAt, refuses) => {
  const refuse = () => refuseOlder('mine', manifest.madeAt, { pointer: pointer('end', finishedAt) });

  if (refuses) expect(refuse).toThrow('mine finished before end');
  else expect(refuse).not.toThrow();
});

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestText, sha256Of } from '../../../lib/audit/evidence/bundle-manifest';
import { BundleWriter, isUnfinished } from '../../../lib/audit/evidence/bundle-writer';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { verifyBundle } from '../../../lib/audit/evidence/verify-bundle';
import { temporaryDirectory } from '../../check/temporary-directory';
import { bundleIn, PAGES, report, SCOPE, sampleBundle } from './sample-bundle';

const FACTS = {
  tool: { name: 'storefront-security-baseline', version: '0.1.0' },
  madeAt: '2026-11-22T08:01:00.000Z',
  scopes: [SCOPE],
  complete: true,
  previous: null,
};

test('a bundle has a file for every page and every part, and a manifest of all', async () => {
  const { directory, manifest, manifestSha256 } = await sampleBundle();

  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
  expect(files).toEqual([
    'exceptions.json',
    'manifest.json',
    'manifest.sha256',
    'pages/111122223333/eu-central-1/DescribeConfigRules-1.json',
    'pages/111122223333/eu-central-1/DescribeConfigRules-2.json',
    'pages/111122223333/eu-central-1/GetComplianceDetailsByConfigRule-1.json',
    'pages/111122223333/us-east-1/DescribeConfigRules-1.json',
    'report.html',
    'report.json',
    'templates.json',
  ]);
  expect(manifest.files.map(({ path }) => path)).toEqual(files.filter((file) => !file.startsWith('manifest')));
  const text = readFileSync(join(directory, 'manifest.json'), 'utf8');
  expect(text).toBe(manifestText(manifest));
  expect(manifestSha256).toBe(sha256Of(text));
  expect(readFileSync(join(directory, 'manifest.sha256'), 'utf8')).toBe(`${manifestSha256}  manifest.json\n`);
  expect(JSON.parse(text)).toMatchObject({
    schemaVersion: 1,
    madeAt: '2026-11-22T08:01:00.000Z',
    complete: true,
    previous: null,
    scopes: [SCOPE, { account: '111122223333', region: 'us-east-1' }],
  });
});

test('a page is kept as it came', async () => {
  const { directory } = await sampleBundle();

  const file = join(directory, 'pages/111122223333/eu-central-1/DescribeConfigRules-2.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(PAGES[1]);
});

test('the same audit is the same bundle, byte for byte', async () => {
  const [one, other] = [await sampleBundle(), await sampleBundle()];

  expect(one.directory).not.toBe(other.directory);
  expect(one.manifestSha256).toBe(other.manifestSha256);
});

test('nothing lies at the place of a bundle until it is whole, and nothing beside it afterwards', async () => {
  const parent = temporaryDirectory();
  const directory = join(parent, 'audits', 'today');
  const writer = await BundleWriter.begin(directory);
  await writer.addPage(PAGES[0] ?? fail());
  const before = readdirSync(join(parent, 'audits'));

  await writer.seal(FACTS);

  expect(before.filter((name) => !isUnfinished(name))).toEqual([]);
  expect(readdirSync(join(parent, 'audits'))).toEqual(['today']);
});

test('a bundle that is discarded leaves nothing, though pages are on their way', async () => {
  const parent = temporaryDirectory();
  const writer = await BundleWriter.begin(join(parent, 'today'));
  const pages = Array.from({ length: 50 }, () => writer.addPage(PAGES[0] ?? fail()));

  await writer.discard();

  const ends = await Promise.allSettled(pages);
  expect(readdirSync(parent)).toEqual([]);
  await expect(writer.addFile('late.json', '')).rejects.toThrow('the bundle is closed; late.json is not in it');
  expect(ends).toHaveLength(50);
});

test('pages that come at once are all in the manifest', async () => {
  const directory = join(temporaryDirectory(), 'today');
  const writer = await BundleWriter.begin(directory);
  const pages = Array.from({ length: 40 }, (_, page) => writer.addPage({ ...(PAGES[0] ?? fail()), page }));

  const sealed = writer.seal(FACTS);

  await Promise.all(pages);
  const { manifest } = await sealed;
  expect(manifest.files).toHaveLength(40);
  expect(new Set(manifest.files.map(({ sha256 }) => sha256)).size).toBe(40);
});

test('a sealed bundle is not discarded', async () => {
  const directory = join(temporaryDirectory(), 'today');
  const writer = await BundleWriter.begin(directory);
  await writer.seal(FACTS);

  await writer.discard();

  expect(readdirSync(directory).sort()).toEqual(['manifest.json', 'manifest.sha256']);
});

describe('a place is refused', () => {
  test('where something lies', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'notes.txt'), '');

    await expect(BundleWriter.begin(directory)).rejects.toThrow(
      new EvidenceError(`${directory}: something is there already, and evidence is never replaced; name another`),
    );
  });

  test('where a file is', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');

    await expect(BundleWriter.begin(file)).rejects.toThrow(
      new EvidenceError(`${file}: the bundle cannot be written (ENOTDIR); name another place`),
    );
  });

  test('where something came to lie meanwhile, and nothing is left', async () => {
    const parent = temporaryDirectory();
    const directory = join(parent, 'today');
    const writer = await BundleWriter.begin(directory);
    mkdirSync(directory);
    writeFileSync(join(directory, 'other'), '');

    await expect(writer.seal(FACTS)).rejects.toThrow(
      new EvidenceError(`${directory}: the bundle cannot be written (ENOTEMPTY); name another place`),
    );
    expect(readdirSync(parent)).toEqual(['today']);
    expect(readdirSync(directory)).toEqual(['other']);
  });

  test('below a link that leads nowhere', async () => {
    const parent = temporaryDirectory();
    symlinkSync(join(parent, 'nowhere'), join(parent, 'link'));

    await expect(BundleWriter.begin(join(parent, 'link', 'today'))).rejects.toThrow(
      /^.*\/link\/today: the bundle cannot be written \(E[A-Z]+\); name another place$/,
    );
  });
});

test('an empty directory becomes the bundle', async () => {
  const directory = temporaryDirectory();

  await bundleIn(directory);

  expect(await verifyBundle(directory)).toMatchObject({ faults: [] });
});

test.each(['../outside.json', '/etc/passwd', 'a//b', '.hidden', 'manifest.json', 'manifest.sha256', 'ä.json', ''])(
  'no file is written to %j',
  async (path) => {
    const parent = temporaryDirectory();
    const writer = await BundleWriter.begin(join(parent, 'today'));

    await expect(writer.addFile(path, '')).rejects.toThrow(
      new RangeError(`${path} is no path of a new file in a bundle`),
    );

    await writer.discard();
    expect(readdirSync(parent)).toEqual([]);
  },
);

test('a path is taken once', async () => {
  const writer = await BundleWriter.begin(join(temporaryDirectory(), 'today'));
  await writer.addFile('notes.txt', 'one');

  await expect(writer.addFile('notes.txt', 'two')).rejects.toThrow(RangeError);
  await writer.discard();
});

test('a disk that refuses is named, and nothing is left', async () => {
  const parent = temporaryDirectory();
  const directory = join(parent, 'today');
  const writer = await BundleWriter.begin(directory);
  const [part = ''] = readdirSync(parent);
  // In the place of a directory that is needed lies a file.
  writeFileSync(join(parent, part, 'pages'), '');
  chmodSync(join(parent, part, 'pages'), 0o444);

  await expect(writer.addPage(PAGES[0] ?? fail())).rejects.toThrow(
    new EvidenceError(`${directory}: the bundle cannot be written (ENOTDIR); name another place`),
  );
  await writer.discard();
  expect(existsSync(join(parent, part))).toBe(false);
});

test('a partial audit is marked so in its manifest', async () => {
  const gap = { operation: 'DescribeConfigRules', code: 'AccessDeniedException', message: 'denied' };
  const { manifest, directory } = await bundleIn(join(temporaryDirectory(), 'today'), { complete: false, gaps: [gap] });

  expect(manifest.complete).toBe(false);
  expect(JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(report({ complete: false, gaps: [gap] }))),
  );
});

function fail(): never {
  throw new Error('no sample');
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BundleWriter } from '../../../lib/audit/evidence/bundle-writer';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { newestBundleBeside } from '../../../lib/audit/evidence/newest-bundle';
import { temporaryDirectory } from '../../check/temporary-directory';
import { bundleIn } from './sample-bundle';
import { flipBit } from './tamper';

test('the newest bundle beside a place is found by when it was made, not by its name', async () => {
  const parent = temporaryDirectory();
  const made = (day: string) => ({ finishedAt: `2026-11-${day}T08:00:00.000Z` });
  await bundleIn(join(parent, 'z-old'), made('01'));
  const newest = await bundleIn(join(parent, 'a-new'), made('20'));
  await bundleIn(join(parent, 'm'), made('10'));
  await BundleWriter.begin(join(parent, 'unfinished'));
  mkdirSync(join(parent, 'cdk.out'));
  writeFileSync(join(parent, 'cdk.out', 'manifest.json'), '{}');
  writeFileSync(join(parent, 'notes.txt'), '');

  const found = newestBundleBeside(join(parent, 'today'));

  expect(found).toMatchObject({ name: 'a-new', manifestSha256: newest.manifestSha256 });
});

test('the place itself does not count', async () => {
  const parent = temporaryDirectory();
  await bundleIn(join(parent, 'today'));

  expect(newestBundleBeside(join(parent, 'today'))).toBeUndefined();
});

test('without any, a chain begins', () => {
  const parent = temporaryDirectory();

  expect(newestBundleBeside(join(parent, 'today'))).toBeUndefined();
  expect(newestBundleBeside(join(parent, 'not', 'there', 'today'))).toBeUndefined();
});

test('a broken one is not passed over', async () => {
  const parent = temporaryDirectory();
  await bundleIn(join(parent, 'one'));
  flipBit(join(parent, 'one'), 'manifest.json', 3);

  expect(() => newestBundleBeside(join(parent, 'today'))).toThrow(
    new EvidenceError(
      `${parent}/one/manifest.json: it does not agree with manifest.sha256; see storefront-baseline verify`,
    ),
  );
});

import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SealedBundle } from '../../../lib/audit/evidence/bundle-writer';
import { verifyChain } from '../../../lib/audit/evidence/verify-chain';
import { temporaryDirectory } from '../../check/temporary-directory';
import { bundleIn, sampleChain } from './sample-bundle';
import { flipBit, forge, remove } from './tamper';

let chain: readonly SealedBundle[];
beforeAll(async () => {
  chain = await sampleChain(4);
});

/** Copies to do harm to, the newest first: `day-4` to `day-1`. */
function copies(): readonly string[] {
  const parent = temporaryDirectory();
  return chain.map(({ directory }, index) => {
    const to = join(parent, `day-${4 - index}`);
    cpSync(directory, to, { recursive: true });
    return to;
  });
}

const at = (directories: readonly string[], index: number) => directories[index] ?? '';

/** What is found wrong with the order, by the name of the bundle. */
async function chainFaults(directories: readonly string[]): Promise<readonly string[]> {
  const { bundles, whole } = await verifyChain(directories);
  const faults = bundles.flatMap(({ directory, faults: found }) =>
    found
      .filter(({ kind }) => kind === 'chain')
      .map(({ message }) => `${directory.split('/').at(-1)}: ${message.replaceAll(/\/\S*\/(?=day-)/g, '')}`),
  );
  expect(whole).toBe(bundles.every(({ faults: found }) => found.length === 0));
  return faults;
}

test('bundles that follow each other are whole, to the beginning', async () => {
  const verdict = await verifyChain(copies(), chain[0]?.manifestSha256);

  expect(verdict).toMatchObject({ whole: true, before: null });
  expect(verdict.bundles.map(({ manifestSha256 }) => manifestSha256)).toEqual(
    chain.map(({ manifestSha256 }) => manifestSha256),
  );
});

test('where the chain goes on, the bundle before is named', async () => {
  const { whole, before } = await verifyChain(copies().slice(0, 2));

  expect({ whole, before }).toEqual({
    whole: true,
    before: { name: 'day-2', manifestSha256: chain[2]?.manifestSha256 },
  });
});

test('two bundles in each other’s places are seen', async () => {
  const directories = copies();
  const [second, third] = [at(directories, 1), at(directories, 2)];
  renameSync(second, `${second}.moved`);
  renameSync(third, second);
  renameSync(`${second}.moved`, third);

  expect(await chainFaults(directories)).toEqual([
    'day-4: reordered: the bundle before it is day-2, not day-3',
    'day-3: reordered: the bundle before it is day-1, not day-2',
    'day-2: reordered: the bundle before it is day-3, not day-1',
  ]);
});

test('any other order is seen', async () => {
  const directories = copies();
  for (const order of permutations([0, 1, 2, 3])) {
    const { whole } = await verifyChain(order.map((index) => at(directories, index)));
    expect([order, whole]).toEqual([order, order.join() === '0,1,2,3']);
  }
});

test('a bundle that was left out is seen', async () => {
  const directories = copies();

  const [fault] = await chainFaults([at(directories, 0), at(directories, 2), at(directories, 3)]);

  expect(fault).toBe(
    `day-4: broken: the manifest of the bundle before it (day-3) had the SHA-256 ${chain[1]?.manifestSha256}, that of day-2 is ${chain[2]?.manifestSha256}`,
  );
});

test('a bundle that was forged, manifest, digest and all, is seen by the one after it', async () => {
  const directories = copies();
  remove(at(directories, 2), 'report.html');
  forge(at(directories, 2), (manifest) => {
    manifest.files = manifest.files.filter(({ path }) => path !== 'report.html');
  });

  const { bundles } = await verifyChain(directories);

  expect(bundles.map(({ faults }) => faults.length)).toEqual([0, 1, 0, 0]);
  expect(await chainFaults(directories)).toEqual([
    expect.stringMatching(/^day-3: broken: the manifest of the bundle before it \(day-2\) had the SHA-256 /),
  ]);
});

test('a fault of an older bundle counts', async () => {
  const directories = copies();
  flipBit(at(directories, 3), 'report.html', 9);

  const { whole, bundles } = await verifyChain(directories);

  expect(whole).toBe(false);
  expect(bundles.map(({ faults }) => faults.map(({ path }) => path))).toEqual([[], [], [], ['report.html']]);
});

test('an older bundle without a manifest is missing in the chain', async () => {
  const directories = copies();
  rmSync(join(at(directories, 1), 'manifest.json'));

  expect(await chainFaults(directories)).toEqual([
    expect.stringMatching(/^day-4: broken: .* that of day-3 is missing$/),
  ]);
});

test('what begins a chain has nothing before it', async () => {
  const directories = copies();

  expect(await chainFaults([at(directories, 3), at(directories, 0)])).toEqual([
    'day-1: it begins a chain, so day-4 is not before it',
  ]);
});

test('a bundle that was made before the one that it follows is seen', async () => {
  const parent = temporaryDirectory();
  const first = await bundleIn(join(parent, 'day-1'), { finishedAt: '2026-11-05T08:00:00.000Z' });
  const { manifestSha256 } = first;
  await bundleIn(join(parent, 'day-2'), { finishedAt: '2026-11-04T08:00:00.000Z' }, { name: 'day-1', manifestSha256 });

  expect(await chainFaults([join(parent, 'day-2'), join(parent, 'day-1')])).toEqual([
    'day-2: day-1 was made at 2026-11-05T08:00:00.000Z, not before it',
  ]);
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]));
}

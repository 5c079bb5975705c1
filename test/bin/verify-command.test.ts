import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { runVerify } from '../../bin/commands/run-verify';
import type { VerifyFlags } from '../../bin/commands/verify-settings';
import type { SealedBundle } from '../../lib/audit/evidence/bundle-writer';
import { bundleIn, sampleChain } from '../audit/evidence/sample-bundle';
import { flipBit, remove } from '../audit/evidence/tamper';
import { temporaryDirectory } from '../check/temporary-directory';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';

jest.setTimeout(60_000);

let chain: readonly SealedBundle[];
beforeAll(async () => {
  chain = await sampleChain(3);
});

/** A directory with copies of the bundles `day-3`, `day-2` and `day-1`. */
function copies(): string {
  const directory = temporaryDirectory();
  for (const [index, bundle] of chain.entries()) {
    cpSync(bundle.directory, join(directory, `day-${3 - index}`), { recursive: true });
  }
  return directory;
}

const verify = (directory: string, bundle: string, flags: Partial<VerifyFlags> = {}) =>
  inProcess(directory, () => runVerify(bundle, { format: 'text', ...flags }));

const digest = (index: number) => chain[index]?.manifestSha256 ?? '';

test('a whole chain', async () => {
  const { exitCode, stdout } = await verify(copies(), 'day-3', { previous: ['day-2', 'day-1'] });

  expect(exitCode).toBe(0);
  expect(stdout).toBe(`day-3: whole
  made 2026-11-03T08:00:00.000Z by storefront-security-baseline 0.1.0: a complete audit
  8 files, ${bytesOf(0)} bytes, of 111122223333/eu-central-1, 111122223333/us-east-1
  SHA-256 of the manifest: ${digest(0)}

day-2: whole
  made 2026-11-02T08:00:00.000Z by storefront-security-baseline 0.1.0: a complete audit
  8 files, ${bytesOf(1)} bytes, of 111122223333/eu-central-1, 111122223333/us-east-1
  SHA-256 of the manifest: ${digest(1)}

day-1: whole
  made 2026-11-01T08:00:00.000Z by storefront-security-baseline 0.1.0: a complete audit
  8 files, ${bytesOf(2)} bytes, of 111122223333/eu-central-1, 111122223333/us-east-1
  SHA-256 of the manifest: ${digest(2)}

Every file is as the manifests say, and the 3 bundles are a chain. The chain begins there.
Whether the manifest is the one that was made, only its SHA-256 tells: compare it with the one noted then (--manifest-sha256).
`);
});

test('one bundle, with the digest that was noted', async () => {
  const { exitCode, stdout } = await verify(copies(), 'day-3', { manifestSha256: digest(0).toUpperCase() });

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /\nEvery file is as the manifest says\. Before it came day-2, which was not given\.\nThe manifest is the one that was noted\.\n$/,
  );
});

test('another digest than the one that was noted', async () => {
  const { exitCode, stdout } = await verify(copies(), 'day-3', { manifestSha256: digest(1) });

  expect(exitCode).toBe(1);
  expect(stdout).toContain(
    `\n  manifest.json: changed: its SHA-256 is ${digest(0)}, noted was ${digest(1)}\n\nThis is not the evidence that was made.\n`,
  );
});

test('changed and missing files are named', async () => {
  const directory = copies();
  flipBit(directory, 'day-3/report.html', 12);
  remove(directory, 'day-2/pages/111122223333/us-east-1/DescribeConfigRules-1.json');

  const { exitCode, stdout } = await verify(directory, 'day-3', { previous: ['day-2'] });

  expect(exitCode).toBe(1);
  expect(stdout).toContain('day-3: 1 fault\n');
  expect(stdout).toMatch(/\n {2}report\.html: changed: its SHA-256 is [0-9a-f]{64}, made was [0-9a-f]{64}\n/);
  expect(stdout).toContain('\n  pages/111122223333/us-east-1/DescribeConfigRules-1.json: missing\n');
});

test('bundles in another order', async () => {
  const { exitCode, stdout } = await verify(copies(), 'day-3', { previous: ['day-1', 'day-2'] });

  expect(exitCode).toBe(1);
  expect(stdout).toContain('\n  manifest.json: reordered: the bundle before it is day-2, not day-1\n');
});

test('a partial audit is whole evidence, and marked', async () => {
  const directory = temporaryDirectory();
  await bundleIn(join(directory, 'today'), { complete: false });

  const { exitCode, stdout } = await verify(directory, 'today');

  expect(exitCode).toBe(0);
  expect(stdout).toContain(': a partial audit: something could not be read\n');
});

test('JSON has everything', async () => {
  const directory = copies();
  flipBit(directory, 'day-3/exceptions.json', 2);

  const { exitCode, stdout } = await verify(directory, 'day-3', { previous: ['day-2'], format: 'json' });

  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    schema: 'urn:storefront-security-baseline:verify-report:1',
    whole: false,
    before: { name: 'day-1', manifestSha256: digest(2) },
    bundles: [
      {
        directory: 'day-3',
        whole: false,
        manifestSha256: digest(0),
        madeAt: '2026-11-03T08:00:00.000Z',
        complete: true,
        faults: [{ kind: 'changed', path: 'exceptions.json', message: expect.stringMatching(/^changed: /) }],
      },
      {
        directory: 'day-2',
        whole: true,
        manifestSha256: digest(1),
        madeAt: '2026-11-02T08:00:00.000Z',
        complete: true,
        faults: [],
      },
    ],
  });
});

test.each<[string, string, Partial<VerifyFlags>, string]>([
  ['no directory', 'none', {}, 'none: there is no such directory; name a bundle of evidence'],
  [
    'a digest that is none',
    'day-3',
    { manifestSha256: 'abc' },
    '--manifest-sha256 is "abc"; write the 64 hexadecimal digits that were noted',
  ],
  ['a format that is none', 'day-3', { format: 'jsn' }, '--format jsn: there is no such value; did you mean json?'],
])('%s is refused in one line', async (_title, bundle, flags, stderr) => {
  expect(await verify(copies(), bundle, flags)).toEqual({ exitCode: 2, stdout: '', stderr });
});

test('as a program: whole, changed, and not there', async () => {
  const cwd = copies();
  const whole = await storefrontBaseline(['verify', 'day-3', '--previous', 'day-2', '--previous', 'day-1'], { cwd });
  flipBit(cwd, 'day-1/report.json', 40);
  const changed = await storefrontBaseline(['verify', 'day-3', '--previous', 'day-2', '--previous', 'day-1'], { cwd });
  const none = await storefrontBaseline(['verify', 'none'], { cwd });

  expect([whole.exitCode, changed.exitCode, none.exitCode]).toEqual([0, 1, 2]);
  expect(none.stderr).toBe('none: there is no such directory; name a bundle of evidence\n');
});

function bytesOf(index: number): string {
  const bytes = chain[index]?.manifest.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
  return bytes.toLocaleString('en-US');
}

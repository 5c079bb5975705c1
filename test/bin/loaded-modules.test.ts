import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidence } from '../check/sample-evidence';
import { temporaryDirectory } from '../check/temporary-directory';
import { manifest, writtenFiles } from '../check/written-assembly';
import { storefrontBaseline } from './command-line';
import { NOTHING } from './sample-templates';

jest.setTimeout(60_000);

/** The packages that a run of `storefront-baseline` loads. */
async function packagesLoadedBy(...args: readonly string[]): Promise<readonly string[]> {
  const records = temporaryDirectory();
  const hook = writtenFiles({
    'hook.cjs': `process.on('exit', () => {
      const file = ${JSON.stringify(records)} + '/' + process.pid;
      require('node:fs').writeFileSync(file, Object.keys(require.cache).join('\\n'));
    });`,
  });
  const { exitCode } = await storefrontBaseline(args, { env: { NODE_OPTIONS: `--require ${join(hook, 'hook.cjs')}` } });
  expect(exitCode).toBe(0);
  const files = readdirSync(records).flatMap((name) => readFileSync(join(records, name), 'utf8').split('\n'));
  const packages = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(packages)].sort();
}

const assembly = () => writtenFiles({ 'manifest.json': manifest({}), 'storefront-evidence.json': evidence() });

test.each([[['--help']], [['--version']], [['posture', '--help']], [['audit', '--help']]])(
  '%j loads the command line parser alone',
  async (args) => {
    expect((await packagesLoadedBy(...args)).filter((name) => !TSX.has(name))).toEqual(['commander']);
  },
);

test('posture loads what reads and prints, and nothing of the CDK', async () => {
  const loaded = await packagesLoadedBy('posture', assembly());

  expect(loaded).toEqual(expect.arrayContaining(['cli-table3', 'commander', 'picocolors', 'zod']));
  expect(loaded.filter((name) => /^(aws-cdk|cdk-nag|constructs|@aws-cdk|@aws-sdk)/.test(name))).toEqual([]);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['check of a template', ['check', '{}/template.yaml'], ['commander', 'jsonc-parser', 'picocolors', 'yaml', 'zod']],
  ['controls', ['controls'], ['cli-table3', 'commander']],
  ['controls show', ['controls', 'show', 'BucketVersioning'], ['cli-table3', 'commander']],
  ['exceptions', ['exceptions', '--exceptions', '{}/exceptions.yaml'], ['cli-table3', 'commander', 'yaml', 'zod']],
  [
    'exceptions verify',
    ['exceptions', 'verify', '--exceptions', '{}/exceptions.yaml'],
    ['cli-table3', 'commander', 'yaml', 'zod'],
  ],
])('%s loads no more than it reads and prints with', async (_name, args, expected) => {
  const directory = writtenFiles({ 'template.yaml': NOTHING, 'exceptions.yaml': '' });

  const loaded = await packagesLoadedBy(...args.map((arg) => arg.replace('{}', directory)));

  const printing = new Set(['string-width', 'strip-ansi', 'ansi-regex', 'emoji-regex', 'is-fullwidth-code-point']);
  expect(loaded.filter((name) => !TSX.has(name) && !printing.has(name))).toEqual(expected);
});

/** What runs TypeScript here. */
const TSX = new Set(['tsx', 'esbuild', 'get-tsconfig', 'resolve-pkg-maps']);

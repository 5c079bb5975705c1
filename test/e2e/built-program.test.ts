import { join } from 'node:path';
import packageJson from '../../package.json';
import { type Ran, start } from '../bin/command-line';
import { evidence } from '../check/sample-evidence';
import { temporaryDirectory } from '../check/temporary-directory';
import { manifest, writtenFiles } from '../check/written-assembly';

jest.setTimeout(120_000);

const built = temporaryDirectory();

const program = (...args: readonly string[]): Promise<Ran> =>
  start(process.execPath, [join(built, packageJson.bin['storefront-baseline'].replace('dist/', '')), ...args], {
    env: { NODE_PATH: join(process.cwd(), 'node_modules') },
  }).end;

beforeAll(async () => {
  const tsc = join('node_modules', '.bin', 'tsc');
  await start(tsc, ['-p', 'tsconfig.build.json', '--outDir', built]).end;
});

test('the built program tells its version', async () => {
  expect(await program('--version')).toMatchObject({ exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' });
});

test('the built program prints a posture', async () => {
  const assembly = writtenFiles({ 'manifest.json': manifest({}), 'storefront-evidence.json': evidence() });

  const { exitCode, stdout, stderr } = await program('posture', assembly);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('Nothing is violated.');
});

import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { verifyExceptions } from '../../bin/commands/print-exceptions';
import { writeSetup } from '../../bin/commands/write-setup';
import { parseSettings } from '../../lib/settings/parse-settings';
import { version } from '../../lib/version';
import { writtenFiles } from '../check/written-assembly';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';

jest.setTimeout(60_000);

const WORKFLOW = '.github/workflows/storefront-baseline.yml';

const FILES = ['cdk.json', 'exceptions.yaml', WORKFLOW];

const CDK_JSON = '{\n  "app": "npx tsx bin/app.ts"\n}\n';

const ADVICE = `version ${version}: call StorefrontPolicy.enforce(app) right after new App() to enforce the controls at synth\n`;
('version 0.1.0: call StorefrontPolicy.enforce(app) right after new App() to enforce the controls at synth\n');

const init = (directory: string) => inProcess(directory, writeSetup);

const contentOf = (directory: string) =>
  Object.fromEntries(FILES.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));

test('writes a workflow, a register and the settings, and tells each', async () => {
  const directory = writtenFiles({ 'cdk.json': CDK_JSON });

  expect(await init(directory)).toEqual({
    exitCode: 0,
    stdout: `${WORKFLOW}: written
exceptions.yaml: written
cdk.json: added to context.storefront; set domainName and homeRegion
${ADVICE}`,
    stderr: '',
  });
  expect(contentOf(directory)['cdk.json']).toBe(`{
  "app": "npx tsx bin/app.ts",
  "context": {
    "storefront": {
      "domainName": "shop.example.com",
      "homeRegion": "eu-central-1"
    }
  }
}
`);
  expect(readdirSync(directory).sort()).toEqual(['.github', 'cdk.json', 'exceptions.yaml']);
});

test('changes nothing when it runs again', async () => {
  const directory = writtenFiles({ 'cdk.json': CDK_JSON });
  await init(directory);
  const before = contentOf(directory);

  expect((await init(directory)).stdout).toBe(`${WORKFLOW}: exists, left as it is
exceptions.yaml: exists, left as it is
cdk.json: has context.storefront, left as it is
${ADVICE}`);
  expect(contentOf(directory)).toEqual(before);
});

describe('what it writes can be used:', () => {
  test('the register', async () => {
    const directory = writtenFiles({});
    await init(directory);

    expect(await inProcess(directory, () => verifyExceptions('exceptions.yaml'))).toEqual({
      exitCode: 0,
      stdout: '0 exceptions, 0 that cannot stand\n',
      stderr: '',
    });
  });

  test('the settings', async () => {
    const directory = writtenFiles({ 'cdk.json': CDK_JSON });
    await init(directory);

    const { context } = JSON.parse(contentOf(directory)['cdk.json'] ?? '');
    expect(parseSettings(context.storefront)).toMatchObject({ domainName: 'shop.example.com' });
  });
});

test('without cdk.json says where the settings go', async () => {
  const directory = writtenFiles({});

  const { stdout } = await init(directory);

  expect(stdout).toContain('\ncdk.json: there is none; add the context key "storefront" where your app has its own\n');
  expect(existsSync(join(directory, 'cdk.json'))).toBe(false);
});

test('overwrites nothing, and completes what is partly there', async () => {
  const directory = writtenFiles({
    'exceptions.yaml': 'mine',
    'cdk.json': '{\n\t// ours\n\t"context": {\n\t\t"storefront": { "homeRegion": "eu-west-1" } // Dublin\n\t}\n}',
  });

  const { stdout } = await init(directory);

  expect(stdout).toBe(`${WORKFLOW}: written
exceptions.yaml: exists, left as it is
cdk.json: added to context.storefront; set domainName
${ADVICE}`);
  expect(contentOf(directory)).toMatchObject({
    'exceptions.yaml': 'mine',
    'cdk.json':
      '{\n\t// ours\n\t"context": {\n\t\t"storefront": { "homeRegion": "eu-west-1", "domainName": "shop.example.com" } // Dublin\n\t}\n}',
  });
});

test('writes through no link', async () => {
  const directory = writtenFiles({});
  symlinkSync('elsewhere.yaml', join(directory, 'exceptions.yaml'));

  const { stdout } = await init(directory);

  expect(stdout).toContain('exceptions.yaml: exists, left as it is\n');
  expect(lstatSync(join(directory, 'exceptions.yaml')).isSymbolicLink()).toBe(true);
  expect(existsSync(join(directory, 'elsewhere.yaml'))).toBe(false);
});

test.each([
  ['', 'cdk.json:1: this is not JSON (value expected); mend it'],
  ['{\n  "app" "x"\n}', 'cdk.json:2: this is not JSON (colon expected); mend it'],
  ['[1]', 'cdk.json: this is [1]; write an object'],
  ['{\n  "context": 3\n}', 'cdk.json:2: context is 3; write an object'],
  ['{"context": {\n"storefront": "x"}}', 'cdk.json:2: context.storefront is "x"; write an object'],
])('writes nothing when cdk.json is %j', async (text, stderr) => {
  const directory = writtenFiles({ 'cdk.json': text });

  expect(await init(directory)).toEqual({ exitCode: 2, stdout: '', stderr });
  expect(readdirSync(directory)).toEqual(['cdk.json']);
});

test('tells in one line that a file cannot be written', async () => {
  const directory = writtenFiles({ '.github': 'no directory', 'cdk.json': CDK_JSON });

  expect(await storefrontBaseline(['init'], { cwd: directory })).toEqual({
    exitCode: 2,
    signal: null,
    stdout: '',
    stderr: `${WORKFLOW}: the file cannot be written (ENOTDIR); make room for it\n`,
  });
  expect(readFileSync(join(directory, 'cdk.json'), 'utf8')).toBe(CDK_JSON);
});

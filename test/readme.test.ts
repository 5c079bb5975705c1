import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseRegister } from '../lib/exceptions';
import { settingsSchema } from '../lib/settings/settings-schema';

const readme = readFileSync('README.md', 'utf8');

const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code);

/** Below node_modules, so that imports resolve as in a user's project. */
const directory = resolve('node_modules/.cache/readme-examples');

beforeAll(() => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('its TypeScript compiles against this version', () => {
  const files = blocks('ts').map((code, index) => {
    const file = join(directory, `example${index}.ts`);
    writeFileSync(file, code);
    return file;
  });
  const config = {
    extends: resolve('tsconfig.json'),
    compilerOptions: {
      noEmit: true,
      rootDir: resolve('.'),
      paths: {
        'storefront-security-baseline': [resolve('lib/index.ts')],
        'storefront-security-baseline/controls': [resolve('lib/controls/index.ts')],
      },
    },
    files,
    include: [],
  };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));

  const compile = () => {
    try {
      execFileSync(resolve('node_modules/.bin/tsc'), ['-p', directory], { encoding: 'utf8' });
      return '';
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout);
    }
  };

  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(compile()).toBe('');
}, 60_000);

test('its register can be read', () => {
  const [register = ''] = blocks('yaml');

  expect(parseRegister(register, 'README.md').map(({ kind }) => kind)).toEqual(['risk', 'false-positive']);
});

test('its table of settings has every setting', () => {
  const [table = ''] = readme.split('| key | default | meaning |')[1]?.split('\n\n') ?? [];
  const documented = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, key = '']) => key));

  expect(documented.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
});

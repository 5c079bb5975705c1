import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

/**
 * Bundles every handler of `lib/handlers` to `dist/handlers/<name>/index.js`. The same sources and lock file give the
 * same bytes: the bundle's hash is the hash of the function's asset.
 */

const SOURCES = join('lib', 'handlers');
const TARGET = join('dist', 'handlers');
/** Bundles stand here until all are made: who synthesizes meanwhile finds the former ones. */
const DRAFT = join('dist', 'handlers-draft');

/** What the runtime of Synthetics canaries brings. */
const RUNTIME_PACKAGES = ['@amzn/synthetics-playwright', 'playwright', 'playwright-core', '@playwright/test'];

async function bundle(name: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(SOURCES, name, 'index.ts')],
    outfile: join(DRAFT, name, 'index.js'),
    bundle: true,
    minify: true,
    // Logs name errors by their class.
    keepNames: true,
    platform: 'node',
    // The oldest runtime that a handler meets: the Playwright runtime of Synthetics.
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: RUNTIME_PACKAGES,
    legalComments: 'none',
    metafile: true,
  });
  return metafile;
}

/** The packages that a bundle carries, each with its licence text: what their licences ask of who hands them on. */
function notices({ inputs }: Metafile): string {
  const names = Object.keys(inputs).flatMap(
    (path) => /^node_modules\/(.*node_modules\/)?((@[^/]+\/)?[^/]+)/.exec(path)?.[0] ?? [],
  );
  return [...new Set(names)].sort().map(noticeOf).join('\n');
}

function noticeOf(directory: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const texts = readdirSync(directory)
    .filter((file) => /^(licen[cs]e|notice)(\.|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(directory, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts, ''].join('\n\n');
}

async function main(): Promise<void> {
  rmSync(DRAFT, { recursive: true, force: true });
  const names = readdirSync(SOURCES).filter((name) => existsSync(join(SOURCES, name, 'index.ts')));
  for (const name of names.sort()) {
    const metafile = await bundle(name);
    mkdirSync(join(DRAFT, name), { recursive: true });
    writeFileSync(join(DRAFT, name, 'NOTICES.txt'), notices(metafile));
    const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
    console.error(`${name}: ${Math.ceil(bytes / 1024)} KiB`);
  }
  rmSync(TARGET, { recursive: true, force: true });
  renameSync(DRAFT, TARGET);
}

void main();

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PAGE_SCRIPT } from '../../../lib/report/html/page-script';

const COMPILER = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-script-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What the compiler says of a script for browsers, held as strictly as the rest of the code. */
function complaints(script: string): string {
  const compilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
  };
  writeFileSync(join(folder, 'page.js'), script);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.js'] }));
  try {
    return execFileSync(process.execPath, [COMPILER, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test('the compiler finds no fault with the script of the page', () => {
  expect(complaints(PAGE_SCRIPT)).toBe('');
});

test('the compiler would see a fault', () => {
  expect(complaints(`${PAGE_SCRIPT}document.getElementById('count').textContent = '';`)).toContain('TS2531');
});

test('the script cannot end its element, and makes no markup and no code of text', () => {
  expect(PAGE_SCRIPT).not.toMatch(/<\/|<!--/);
  expect(PAGE_SCRIPT).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(/);
  expect(PAGE_SCRIPT).not.toMatch(/fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|import\b/);
});

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { verifyBundle } from '../../../lib/audit/evidence/verify-bundle';
import { temporaryDirectory } from '../../check/temporary-directory';
import { sampleBundle } from './sample-bundle';
import { exchange, filesOf, flipBit, forge, remove, truncate, write } from './tamper';

let original: string;
let noted: string;
beforeAll(async () => {
  const bundle = await sampleBundle();
  original = bundle.directory;
  noted = bundle.manifestSha256;
});

/** A copy to do harm to. */
function copy(): string {
  const directory = join(temporaryDirectory(), 'copy');
  cpSync(original, directory, { recursive: true });
  return directory;
}

/** What is found wrong: `<kind> <path>: <message>`. */
async function faultsOf(directory: string, digest?: string): Promise<readonly string[]> {
  const { faults } = await verifyBundle(directory, digest);
  return faults.map(({ kind, path, message }) => `${kind} ${path}: ${message}`);
}

test('a bundle is whole, also after it was copied and renamed', async () => {
  const directory = copy();

  const verdict = await verifyBundle(directory, noted);

  expect(verdict.faults).toEqual([]);
  expect(verdict.manifestSha256).toBe(noted);
  expect(verdict.manifest?.files).toHaveLength(8);
});

test('sha256sum finds the digest of the manifest right', () => {
  const text = execFileSync('sha256sum', ['--check', 'manifest.sha256'], { cwd: original, encoding: 'utf8' });

  expect(text).toBe('manifest.json: OK\n');
});

describe('of any file is seen', () => {
  const file = fc.integer({ min: 0, max: 1_000 }).map((index) => {
    const files = filesOf(original);
    return files[index % files.length] ?? '';
  });

  test('a changed bit', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.nat(), async (path, bit) => {
        const directory = copy();
        flipBit(directory, path, bit);
        const { faults } = await verifyBundle(directory);
        const named = path === 'manifest.sha256' ? ['manifest.json', path] : [path];
        expect(faults.some((fault) => named.includes(fault.path))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('a missing end', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.double({ min: 0, max: 0.999, noNaN: true }), async (path, part) => {
        const directory = copy();
        truncate(directory, path, Math.floor(readFileSync(join(directory, path)).length * part));
        const { faults } = await verifyBundle(directory);
        const named = path === 'manifest.sha256' ? ['manifest.json', path] : [path];
        expect(faults.some((fault) => named.includes(fault.path))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('the absence', async () => {
    for (const path of filesOf(original)) {
      const directory = copy();
      remove(directory, path);
      const found = await faultsOf(directory);
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^missing ${path}: missing`)));
    }
  });

  test('the exchange with any other', async () => {
    const files = filesOf(original).filter((path) => !path.startsWith('manifest'));
    for (const [index, one] of files.entries()) {
      for (const other of files.slice(index + 1)) {
        const directory = copy();
        exchange(directory, one, other);
        expect(await faultsOf(directory)).toEqual([
          `exchanged ${one}: exchanged: it has the content of ${other}`,
          `exchanged ${other}: exchanged: it has the content of ${one}`,
        ]);
      }
    }
  });

  test('more at its end', async () => {
    for (const path of filesOf(original)) {
      const directory = copy();
      writeFileSync(join(directory, path), '\n', { flag: 'a' });
      expect(await faultsOf(directory)).not.toEqual([]);
    }
  });
});

test('each fault says what it is', async () => {
  const directory = copy();
  flipBit(directory, 'exceptions.json', 1);
  truncate(directory, 'templates.json', 3);
  writeFileSync(join(directory, 'report.html'), '\n', { flag: 'a' });
  writeFileSync(join(directory, 'pages/notes.txt'), '');
  mkdirSync(join(directory, 'more'));

  const bytes = (path: string) => readFileSync(join(original, path)).length;
  expect(await faultsOf(directory)).toEqual([
    'added more/: added: the manifest does not know it',
    'added pages/notes.txt: added: the manifest does not know it',
    expect.stringMatching(/^changed exceptions\.json: changed: its SHA-256 is [0-9a-f]{64}, made was [0-9a-f]{64}$/),
    `changed report.html: changed: it has more than its ${bytes('report.html')} bytes`,
    `truncated templates.json: truncated: 3 of ${bytes('templates.json')} bytes are there`,
  ]);
});

test('a file that was renamed is missing, and added', async () => {
  const directory = copy();
  renameSync(join(directory, 'report.html'), join(directory, 'old.html'));

  expect(await faultsOf(directory)).toEqual([
    'added old.html: added: the manifest does not know it',
    'missing report.html: missing',
  ]);
});

describe('what is no file is not followed', () => {
  test('a link in place of a file, though it leads to the same content', async () => {
    const directory = copy();
    const away = join(temporaryDirectory(), 'report.json');
    renameSync(join(directory, 'report.json'), away);
    symlinkSync(away, join(directory, 'report.json'));

    expect(await faultsOf(directory)).toContain('no-file report.json: a link or no regular file');
  });

  test('a link in place of a directory', async () => {
    const directory = copy();
    const away = join(temporaryDirectory(), 'pages');
    renameSync(join(directory, 'pages'), away);
    symlinkSync(away, join(directory, 'pages'));

    const found = await faultsOf(directory);
    expect(found).toContain('no-file pages: a link or no regular file');
    expect(found.filter((fault) => fault.startsWith('missing pages/'))).toHaveLength(4);
  });

  test('a link in place of the manifest', async () => {
    const directory = copy();
    renameSync(join(directory, 'manifest.json'), join(directory, 'other.json'));
    symlinkSync('other.json', join(directory, 'manifest.json'));

    expect(await faultsOf(directory)).toEqual([
      'no-file manifest.json: a link or no regular file',
      'missing manifest.json: missing, and without it nothing is proved',
    ]);
  });

  test('a pipe', async () => {
    const directory = copy();
    remove(directory, 'report.html');
    execFileSync('mkfifo', [join(directory, 'report.html')]);

    expect(await faultsOf(directory)).toEqual(['no-file report.html: a link or no regular file']);
  });
});

describe('a manifest with its digest written anew', () => {
  test('is seen by the SHA-256 that was noted', async () => {
    const directory = copy();
    forge(directory, (manifest) => {
      const [file] = manifest.files;
      if (file !== undefined) file.sha256 = '00'.repeat(32);
    });

    const [first, ...rest] = await faultsOf(directory, noted);
    expect(first).toMatch(
      new RegExp(`^changed manifest\\.json: changed: its SHA-256 is [0-9a-f]{64}, noted was ${noted}$`),
    );
    expect(rest).toEqual([expect.stringMatching(/^changed exceptions\.json: /)]);
  });

  test.each<[string, (manifest: import('./tamper').Manifest) => void, string]>([
    [
      'says complete of a partial audit',
      (manifest) => (manifest.complete = false),
      'its complete is not that of report.json',
    ],
    [
      'has another time',
      (manifest) => (manifest.madeAt = '2026-11-23T00:00:00.000Z'),
      'its madeAt is not that of report.json',
    ],
    ['has other regions', (manifest) => manifest.scopes.pop(), 'its scopes is not that of report.json'],
    [
      'has files in another order',
      (manifest) => manifest.files.reverse(),
      'its files are reordered: report.json stands after templates.json',
    ],
    [
      'has a file twice',
      (manifest) => manifest.files.push(...manifest.files.slice(-1)),
      'its files are reordered: templates.json stands after templates.json',
    ],
    ['has scopes in another order', (manifest) => manifest.scopes.reverse(), 'its scopes are reordered'],
    [
      'leads out of the bundle',
      (manifest) => {
        if (manifest.files[0]) manifest.files[0].path = '../../etc/passwd';
      },
      'files[0].path is "../../etc/passwd"; this is no path within a bundle',
    ],
    [
      'leads to the root',
      (manifest) => {
        if (manifest.files[0]) manifest.files[0].path = '/etc/passwd';
      },
      'files[0].path is "/etc/passwd"; this is no path within a bundle',
    ],
    [
      'lists itself',
      (manifest) => {
        if (manifest.files[0]) manifest.files[0].path = 'manifest.json';
      },
      'it lists manifest.json, which cannot vouch for itself',
    ],
    [
      'has no length',
      (manifest) => {
        if (manifest.files[0]) manifest.files[0].bytes = -1;
      },
      'files[0].bytes is -1; this is no number of bytes',
    ],
    [
      'has more than it should',
      (manifest) => Object.assign(manifest, { note: 'x' }),
      'is {"schemaVersion":1,"tool":{"name":"storefront-security-baseline","version":"0.1.…; this is no manifest',
    ],
    [
      'is of another version',
      (manifest) => Object.assign(manifest, { schemaVersion: 2 }),
      'schemaVersion is 2; this version reads 1; update storefront-security-baseline',
    ],
    [
      'lists no report',
      (manifest) => {
        manifest.files = manifest.files.filter(({ path }) => path !== 'report.json');
      },
      'it lists no report.json',
    ],
  ])('that %s is refused', async (_title, change, message) => {
    const directory = copy();
    forge(directory, change);

    expect(await faultsOf(directory)).toContain(`manifest manifest.json: ${message}`);
  });

  test.each([
    ['no JSON', '{', 'this is not JSON'],
    ['an empty text', '', 'this is not JSON'],
    ['a list', '[]', 'is []; this is no manifest'],
    ['a mark before it', '\uFEFF{}', 'this is not JSON'],
  ])('that is %s is refused', async (_title, text, message) => {
    const directory = copy();
    write(directory, text);

    expect(await faultsOf(directory)).toEqual([`manifest manifest.json: ${message}`]);
  });

  test('that has spaces elsewhere is refused', async () => {
    const directory = copy();
    write(directory, JSON.stringify(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))));

    expect(await faultsOf(directory)).toEqual(['manifest manifest.json: it is not as the tool writes it']);
  });

  test('and a report that is none is refused', async () => {
    const directory = copy();
    writeFileSync(join(directory, 'report.json'), '{}');
    forge(directory, ({ files }) => {
      const file = files.find(({ path }) => path === 'report.json');
      if (file !== undefined) {
        Object.assign(file, { bytes: 2, sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' });
      }
    });

    expect(await faultsOf(directory)).toEqual([
      expect.stringMatching(/^manifest report\.json: this is no report of an audit: /),
    ]);
  });
});

describe('nothing can be said of', () => {
  test('a directory that is not there', async () => {
    const directory = join(temporaryDirectory(), 'none');
    await expect(verifyBundle(directory)).rejects.toThrow(
      new EvidenceError(`${directory}: there is no such directory; name a bundle of evidence`),
    );
  });

  test('a file', async () => {
    const file = join(original, 'manifest.json');
    await expect(verifyBundle(file)).rejects.toThrow(
      new EvidenceError(`${file}: this is no directory; name a bundle of evidence`),
    );
  });
});

test('an empty directory proves nothing', async () => {
  expect(await faultsOf(temporaryDirectory())).toEqual([
    'missing manifest.json: missing, and without it nothing is proved',
  ]);
});

test('names that were added do not steer the terminal', async () => {
  const directory = copy();
  writeFileSync(join(directory, '\u001b[31mred'), '');

  expect(await faultsOf(directory)).toEqual(['added "\\u001b[31mred": added: the manifest does not know it']);
});

const asRoot = process.getuid?.() === 0;
if (asRoot) console.warn('SKIPPED: a file that may not be read, since root may read all.');
(asRoot ? test.skip : test)('a file that may not be read is named', async () => {
  const directory = copy();
  chmodSync(join(directory, 'report.html'), 0);

  await expect(verifyBundle(directory)).rejects.toThrow(
    new EvidenceError(`${directory}/report.html: the file cannot be read (EACCES); grant it`),
  );
});

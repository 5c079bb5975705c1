import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExceptionsError } from '../../lib/errors';
import { readDefaultRegister, readRegister } from '../../lib/exceptions';

const ENTRY = {
  control: 'BucketVersioning',
  path: 'Shop',
  kind: 'false-positive',
  owner: 'Ada',
  reason: 'Versions are kept elsewhere.',
  reviewBy: '2026-06-30',
};

describe('reading a register', () => {
  let directory: string;
  const at = (name: string) => join(directory, name);

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'register-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  test('names the file in the source of each exception', () => {
    // Prepare
    writeFileSync(at('own.yaml'), `\ufeff${JSON.stringify({ exceptions: [ENTRY] })}`);

    // Act
    const exceptions = readRegister(at('own.yaml'));

    // Assess
    expect(exceptions.map(({ source }) => source)).toEqual([{ file: at('own.yaml'), line: 1 }]);
  });

  test('takes a directory without exceptions.yaml for one without exceptions', () => {
    expect(readDefaultRegister(directory)).toEqual([]);
  });

  test('reads exceptions.yaml of a directory, and refuses a broken one', () => {
    writeFileSync(at('exceptions.yaml'), JSON.stringify({ exceptions: [ENTRY] }));
    expect(readDefaultRegister(directory)).toHaveLength(1);

    writeFileSync(at('exceptions.yaml'), '- x');
    expect(() => readDefaultRegister(directory)).toThrow(ExceptionsError);
  });

  test.each<[string, (file: string) => void, string]>([
    ['a missing file', () => {}, 'there is no such file; create it or name another'],
    ['a directory', (file) => mkdirSync(file), 'this is a directory; name a file such as exceptions.yaml'],
    [
      'a pipe',
      (file) => execFileSync('mkfifo', [file]),
      'this is not a regular file; name a file such as exceptions.yaml',
    ],
    ['a link to itself', (file) => symlinkSync(file, file), 'the file cannot be read (ELOOP); name another'],
    [
      'Latin-1',
      (file) => writeFileSync(file, Buffer.from('# caf\u00e9', 'latin1')),
      'the file is not UTF-8 text; save it as UTF-8',
    ],
    [
      'UTF-16',
      (file) => writeFileSync(file, Buffer.from('\ufeff# x', 'utf16le')),
      'the file is not UTF-8 text; save it as UTF-8',
    ],
    [
      'a huge file',
      (file) => writeFileSync(file, Buffer.alloc(1024 * 1024 + 1)),
      'the file has more than 1048576 bytes; split it',
    ],
  ])('refuses %s in one line', (_case, prepare, message) => {
    // Prepare
    prepare(at('register.yaml'));

    // Act
    const act = () => readRegister(at('register.yaml'));

    // Assess
    expect(act).toThrow(ExceptionsError);
    expect(act).toThrow(new Error(`${at('register.yaml')}: ${message}`));
  });
});

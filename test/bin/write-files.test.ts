import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { refuseUnwritable, writeFiles } from '../../bin/commands/write-files';
import { UsageError } from '../../lib/errors';
import { temporaryDirectory } from '../check/temporary-directory';
import { writtenFiles } from '../check/written-assembly';
import { start } from './command-line';

const contentOf = (directory: string) =>
  Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]));

test('writes new files and replaces others, and leaves nothing beside them', () => {
  const directory = writtenFiles({ 'b.json': 'before, and longer' });

  writeFiles([
    { file: join(directory, 'a.json'), text: 'a' },
    { file: join(directory, 'b.json'), text: 'b' },
  ]);

  expect(contentOf(directory)).toEqual({ 'a.json': 'a', 'b.json': 'b' });
});

test.each<[string, string, string]>([
  ['in a folder that is not there', 'nowhere/c.json', 'ENOENT'],
  ['below a file', 'b.json/c.json', 'ENOTDIR'],
])('writes none of them when one is %s', (_name, unwritable, code) => {
  const directory = writtenFiles({ 'b.json': 'before' });
  const file = join(directory, unwritable);

  const write = () =>
    writeFiles([
      { file: join(directory, 'a.json'), text: 'a' },
      { file: join(directory, 'b.json'), text: 'b' },
      { file, text: 'c' },
    ]);

  expect(write).toThrow(new UsageError(`${file}: the file cannot be written (${code}); name another file`));
  expect(contentOf(directory)).toEqual({ 'b.json': 'before' });
});

test.each<[string, string, string]>([
  ['in a folder that is not there', 'nowhere/c.json', 'ENOENT'],
  ['below a file', 'b.json/c.json', 'ENOTDIR'],
  ['a folder', 'reports', 'EISDIR'],
])('tells before anything is written that a place is %s', (_name, unwritable, code) => {
  const directory = writtenFiles({ 'b.json': 'before' });
  mkdirSync(join(directory, 'reports'));
  const file = join(directory, unwritable);

  const refuse = () => refuseUnwritable([join(directory, 'a.json'), join(directory, 'b.json'), file]);

  expect(refuse).toThrow(new UsageError(`${file}: the file cannot be written (${code}); name another file`));
  expect(readdirSync(directory)).toEqual(['b.json', 'reports']);
});

test('has nothing against files that can be written, links to them and devices', () => {
  const directory = writtenFiles({ 'b.json': 'before' });
  symlinkSync('b.json', join(directory, 'link.json'));
  const files = ['a.json', 'b.json', 'link.json'].map((name) => join(directory, name));

  expect(() => refuseUnwritable([...files, '/dev/null'])).not.toThrow();
  expect(contentOf(directory)).toEqual({ 'b.json': 'before', 'link.json': 'before' });
});

test('replaces no directory', () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'reports');
  mkdirSync(file);

  const write = () =>
    writeFiles([
      { file: join(directory, 'a.json'), text: 'a' },
      { file, text: 'b' },
    ]);

  expect(write).toThrow(new UsageError(`${file}: the file cannot be written (EISDIR); name another file`));
  expect(readdirSync(directory)).toEqual(['reports']);
});

test('writes no file twice, however it is spelled', () => {
  const directory = temporaryDirectory();

  const write = () =>
    writeFiles([
      { file: `${directory}/a.json`, text: 'a' },
      { file: `${directory}/./a.json`, text: 'b' },
    ]);

  const twice = new UsageError(`${directory}/./a.json: this file would be written twice; name two files`);
  expect(write).toThrow(twice);
  expect(() => refuseUnwritable([`${directory}/a.json`, `${directory}/./a.json`])).toThrow(twice);
  expect(readdirSync(directory)).toEqual([]);
});

test('replaces the file that a link leads to, with the rights that it had', () => {
  const directory = writtenFiles({ 'real.json': 'before' });
  const link = join(directory, 'link.json');
  symlinkSync('real.json', link);
  chmodSync(join(directory, 'real.json'), 0o600);

  writeFiles([{ file: link, text: 'after' }]);

  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(contentOf(directory)).toEqual({ 'link.json': 'after', 'real.json': 'after' });
  expect(statSync(link).mode & 0o777).toBe(0o600);
});

test('writes into a pipe, and does not replace it', async () => {
  const pipe = join(temporaryDirectory(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const { child, end } = start('cat', [pipe]);

  writeFiles([{ file: pipe, text: 'through' }]);

  const stillPipe = statSync(pipe).isFIFO();
  if (!stillPipe) child.kill();
  expect({ stillPipe, read: (await end).stdout }).toEqual({ stillPipe: true, read: 'through' });
});

test('writes into no pipe when a file cannot be written', () => {
  const directory = temporaryDirectory();
  const pipe = join(directory, 'pipe');
  execFileSync('mkfifo', [pipe]);

  // Opening a pipe that nobody reads would wait for ever.
  expect(() =>
    writeFiles([
      { file: pipe, text: 'a' },
      { file: join(directory, 'nowhere', 'b'), text: 'b' },
    ]),
  ).toThrow(UsageError);

  expect(readdirSync(directory)).toEqual(['pipe']);
});

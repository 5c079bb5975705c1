import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { prepareOutputDirectory } from '../../lib/check/output-directory';
import { AssemblyError } from '../../lib/errors';
import { temporaryDirectory } from './temporary-directory';
import { manifest, writtenFiles } from './written-assembly';

const outcome = { 'manifest.json': manifest({}), 'storefront-evidence.json': '{}', 'validation-report.json': '{}' };

test.each<[string, Record<string, unknown>]>([
  ['with the marker of the CDK', { ...outcome, 'cdk.out': '{}', 'manifest.json': 'broken' }],
  ['with a manifest', outcome],
])('of an assembly %s nothing stays that tells an outcome, and everything else does', (_name, files) => {
  const directory = writtenFiles({ ...files, 'Shop.template.json': '{}', 'notes.txt': 'mine', 'asset.1/a': 'a' });

  prepareOutputDirectory(directory);

  const kept = ['Shop.template.json', 'asset.1', 'notes.txt', ...('cdk.out' in files ? ['cdk.out'] : [])];
  expect(readdirSync(directory)).toEqual(kept.sort());
});

test('what a synthesis leaves that stopped half-way is used again', () => {
  const directory = writtenFiles({
    'assembly-Shop/Data.template.json': '{}',
    'asset.0a1b.zip': '',
    'Shop.assets.json': '{}',
    'tree.json': '{}',
    'synth.lock': '',
  });

  expect(() => prepareOutputDirectory(directory)).not.toThrow();
});

test('a directory that is empty, or not there yet, is ready', () => {
  const directory = temporaryDirectory();

  prepareOutputDirectory(directory);
  prepareOutputDirectory(join(directory, 'later'));

  expect(readdirSync(directory)).toEqual([]);
});

test('a link to an assembly stays one', () => {
  const target = writtenFiles(outcome);
  const link = join(temporaryDirectory(), 'cdk.out');
  symlinkSync(target, link);

  prepareOutputDirectory(link);

  expect(readdirSync(target)).toEqual([]);
  expect(existsSync(link)).toBe(true);
});

test.each<[string, Record<string, unknown>, string]>([
  ['the sources of an app', { 'package.json': '{}', 'tree.json': '{}' }, 'package.json'],
  ['the files of a web app', { 'manifest.json': { name: 'Shop', version: '1.0' } }, 'manifest.json'],
  ['a file with a strange name', { 'a\u001b[2Jb': '' }, '"a\\u001b[2Jb"'],
  ['evidence alone', { 'storefront-evidence.json': '{}' }, 'storefront-evidence.json'],
])('a directory that holds %s is refused and left as it is', (_name, files, named) => {
  const directory = writtenFiles(files);

  expect(() => prepareOutputDirectory(directory)).toThrow(
    new AssemblyError(
      `${directory}: this is no cloud assembly, it holds ${named}; name a directory for the assembly alone`,
    ),
  );
  expect(readdirSync(directory)).toEqual(Object.keys(files));
});

test('a file is refused', () => {
  expect(() => prepareOutputDirectory('package.json')).toThrow(
    new AssemblyError('package.json: this is no directory; name one for the cloud assembly'),
  );
});

test('a directory of which the outcome cannot be removed is refused in one line', () => {
  const directory = writtenFiles({ 'cdk.out': '{}', 'manifest.json/inside': '' });

  expect(() => prepareOutputDirectory(directory)).toThrow(
    new AssemblyError(`${directory}: the directory cannot be used (ERR_FS_EISDIR); name another`),
  );
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectContext } from '../../lib/check/project-context';
import { SettingsError } from '../../lib/errors';
import { temporaryDirectory } from './temporary-directory';
import { writtenFiles } from './written-assembly';

const OF_THE_CLI = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

test('joins what both files say, cdk.json first', () => {
  const directory = writtenFiles({
    'cdk.json': { app: 'x', context: { shop: 'from cdk.json', deep: { a: 1 } } },
    'cdk.context.json': { shop: 'remembered', zones: ['a'] },
  });

  expect(projectContext(directory)).toEqual({ shop: 'from cdk.json', deep: { a: 1 }, zones: ['a'], ...OF_THE_CLI });
});

test.each<[string, Record<string, unknown>]>([
  ['neither file', {}],
  ['a cdk.json without context', { 'cdk.json': { app: 'x' } }],
  ['a byte order mark', { 'cdk.json': '\uFEFF{"app": "x"}' }],
])('takes %s', (_name, files) => {
  expect(projectContext(writtenFiles(files))).toEqual(OF_THE_CLI);
});

test.each<[string, string, unknown, string]>([
  ['a forgotten comma', 'cdk.json', '{\n "app": "x"\n "context": {}}', '3: this is not JSON (comma expected); mend it'],
  ['a comment', 'cdk.json', '{\n // no\n}', '2: this is not JSON (invalid comment token); mend it'],
  ['an empty file', 'cdk.json', '', '1: this is not JSON (value expected); mend it'],
  ['a list', 'cdk.json', [], ' this is []; write an object'],
  ['a context in words', 'cdk.json', { context: 'none' }, ' context is "none"; write an object'],
  ['an end too early', 'cdk.context.json', '{"a":\n', '2: this is not JSON (value expected); mend it'],
])('refuses %s by file and line', (_name, file, content, reason) => {
  const directory = writtenFiles({ [file]: content });

  expect(() => projectContext(directory)).toThrow(new SettingsError(`${directory}/${file}:${reason}`));
});

test('refuses a directory in place of the file', () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'cdk.json'));

  expect(() => projectContext(directory)).toThrow(
    new SettingsError(`${directory}/cdk.json: the file cannot be read (EISDIR); mend it or remove it`),
  );
});

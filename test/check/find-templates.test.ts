import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findTemplates } from '../../lib/check/find-templates';
import { AssemblyError } from '../../lib/errors';
import { temporaryDirectory } from './temporary-directory';

const TEMPLATE = 'Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n';
const MANIFEST = JSON.stringify({ version: '50.0.0', artifacts: {} });

/** The working directory of a test, with files in it. */
function inDirectory(files: Readonly<Record<string, string>>): string {
  const directory = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  process.chdir(directory);
  return directory;
}

const start = process.cwd();
afterEach(() => process.chdir(start));

const found = (...paths: readonly string[]) => {
  const { templates, assemblies, unreadable } = findTemplates(paths);
  return { templates: templates.map(({ file }) => file), assemblies, unreadable };
};

function refusal(...paths: readonly string[]): string {
  try {
    findTemplates(paths);
  } catch (error) {
    expect(error).toBeInstanceOf(AssemblyError);
    return (error as Error).message;
  }
  throw new Error('something was found');
}

describe('findTemplates', () => {
  test('takes files, directories and patterns, and each file once', () => {
    const directory = inDirectory({
      'a.yaml': TEMPLATE,
      'b/c.json': '{"Resources":{"A":{"Type":"X::Y"}}}',
      'b/d.txt': TEMPLATE,
    });

    expect(found('a.yaml', './a.yaml', join(directory, 'a.yaml'), 'b', '**/*.json')).toStrictEqual({
      templates: ['a.yaml', 'b/c.json'],
      assemblies: [],
      unreadable: [],
    });
  });

  test('searches a directory for templates, and passes over the rest', () => {
    inDirectory({
      'a.template': TEMPLATE,
      'b.YML': TEMPLATE,
      'deep/er/c.yaml': TEMPLATE,
      'd.txt': TEMPLATE,
      'package.json': '{"name": "x"}',
      'compose.yaml': 'services: {}\n',
      'node_modules/x/e.yaml': TEMPLATE,
      '.aws-sam/build/template.yaml': TEMPLATE,
      '.git/f.yaml': TEMPLATE,
    });

    expect(found('.').templates).toStrictEqual(['a.template', 'b.YML', 'deep/er/c.yaml']);
  });

  test('takes a cloud assembly as a whole, named or found, and not a manifest of something else', () => {
    inDirectory({
      'cdk.out/manifest.json': MANIFEST,
      'cdk.out/Shop.template.json': '{"Resources":{"A":{"Type":"X::Y"}}}',
      'extension/manifest.json': '{"version": "1"}',
      'extension/a.yaml': TEMPLATE,
      'broken/manifest.json': '{',
      'broken/b.yaml': TEMPLATE,
    });

    expect(found('cdk.out')).toStrictEqual({ templates: [], assemblies: ['cdk.out'], unreadable: [] });
    expect(found('.')).toStrictEqual({
      templates: ['broken/b.yaml', 'extension/a.yaml'],
      assemblies: ['cdk.out'],
      unreadable: [],
    });
    expect(found('cdk.out/*.template.json').templates).toStrictEqual(['cdk.out/Shop.template.json']);
  });

  test('names a template that is found and cannot be read, and throws for one that is named', () => {
    inDirectory({ 'a.yaml': TEMPLATE, 'b.yaml': `${TEMPLATE}]\n` });
    const message =
      'b.yaml:4:1: the YAML cannot be read (Unexpected flow-seq-end token in YAML stream); correct it there';

    expect(found('.')).toStrictEqual({ templates: ['a.yaml'], assemblies: [], unreadable: [message] });
    expect(refusal('b.yaml')).toBe(message);
  });

  test('follows links to files, and none to directories', () => {
    const directory = inDirectory({ 'a/b.yaml': TEMPLATE });
    symlinkSync(directory, join(directory, 'a', 'circle'));
    symlinkSync(join(directory, 'a', 'b.yaml'), join(directory, 'a', 'link.yaml'));
    symlinkSync('nowhere', join(directory, 'a', 'broken.yaml'));

    expect(found('a').templates).toStrictEqual(['a/b.yaml', 'a/link.yaml']);
  });

  test('names files outside the working directory from there', () => {
    const directory = inDirectory({ 'a/b.yaml': TEMPLATE, 'c/d.txt': '' });
    process.chdir(join(directory, 'c'));

    expect(found('../a').templates).toStrictEqual(['../a/b.yaml']);
  });

  test('a file whose name holds a wildcard is a file', () => {
    inDirectory({ 'a*.yaml': TEMPLATE, 'ab.yaml': TEMPLATE });
    expect(found('a*.yaml').templates).toStrictEqual(['a*.yaml']);
  });

  test.each([
    ['nowhere.yaml', 'nowhere.yaml: there is no such file; name a template, a directory or a pattern'],
    ['a.yaml/b', 'a.yaml/b: there is no such file; name a template, a directory or a pattern'],
    ['empty', 'empty: there is no CloudFormation template in this directory; name another one'],
    ['*.template', '*.template: no CloudFormation template matches; correct the pattern, and quote it'],
    ['nowhere/*.yaml', 'nowhere/*.yaml: no CloudFormation template matches; correct the pattern, and quote it'],
    ['empty/c.txt', 'empty/c.txt: this is no CloudFormation template (it has no Resources); name another file'],
    ['a\0.yaml', 'a\0.yaml: it cannot be read (ERR_INVALID_ARG_VALUE); name another one'],
  ])('refuses %j', (path, message) => {
    inDirectory({ 'a.yaml': TEMPLATE, 'empty/c.txt': 'x' });
    expect(refusal(path)).toBe(message);
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? test.skip : test)('says that a directory may not be read', () => {
    const directory = inDirectory({ 'a/b/c.yaml': TEMPLATE });
    chmodSync(join(directory, 'a', 'b'), 0o000);
    expect(refusal('a')).toBe('a/b: reading it is not permitted; grant it');
    chmodSync(join(directory, 'a', 'b'), 0o755);
  });
});

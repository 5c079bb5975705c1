import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTemplate, readFoundTemplate, readTemplate } from '../../lib/check/read-template';
import { AssemblyError } from '../../lib/errors';
import { temporaryDirectory } from './temporary-directory';

const directory = temporaryDirectory();

function written(name: string, content: string | Buffer): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

/** The message without the directory. */
function refusal(file: string): string {
  try {
    readTemplate(file);
  } catch (error) {
    expect(error).toBeInstanceOf(AssemblyError);
    return (error as Error).message.replace(`${directory}/`, '');
  }
  throw new Error('the template was read');
}

const BODY = { Resources: { Logs: { Type: 'AWS::S3::Bucket' } } };
const YAML = 'Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n';

describe('readTemplate', () => {
  test.each([
    ['JSON', 'a.json', JSON.stringify(BODY), 'json'],
    ['JSON whatever it is called', 'a.template', `\n ${JSON.stringify(BODY, null, '\t')}`, 'json'],
    ['YAML', 'a.yaml', YAML, 'yaml'],
    ['YAML whatever it is called', 'yaml.json', YAML, 'yaml'],
    ['YAML that begins with a brace', 'brace.yml', '{Resources: {Logs: {Type: AWS::S3::Bucket}}}', 'yaml'],
    ['YAML that begins with a comment', 'comment.yaml', `# shop\n---\n${YAML}`, 'yaml'],
    ['a byte-order mark and CR LF', 'bom.yaml', `\ufeff${YAML.replaceAll('\n', '\r\n')}`, 'yaml'],
    ['a byte-order mark before JSON', 'bom.json', `\ufeff${JSON.stringify(BODY)}`, 'json'],
    ['no line break at the end', 'end.yaml', YAML.trimEnd(), 'yaml'],
  ])('reads %s', (_what, name, text, format) => {
    const file = written(name, text);
    expect(readTemplate(file)).toMatchObject({ file, format, body: BODY, unread: [] });
  });

  test('writes short forms out', () => {
    const file = written('short.yaml', 'Resources:\n  A:\n    Type: X::Y\n    Properties: { B: !GetAtt C.D.E }\n');
    expect(readTemplate(file).body).toStrictEqual({
      Resources: { A: { Type: 'X::Y', Properties: { B: { 'Fn::GetAtt': ['C', 'D.E'] } } } },
    });
  });

  test('gives what was not judged', () => {
    const file = written('twice.yaml', `${YAML}Resources: {}\n`);
    expect(readTemplate(file)).toMatchObject({
      body: { Resources: {} },
      unread: [`${file}:4:1: "Resources" stands twice in one object; the last was judged`],
    });
  });

  test.each([
    [
      'a file that is not there',
      'nowhere.yaml',
      undefined,
      'nowhere.yaml: there is no such file; name a template, a directory or a pattern',
    ],
    [
      'an empty file',
      'empty.yaml',
      '',
      'empty.yaml: this is no CloudFormation template (it has no Resources); name another file',
    ],
    [
      'another YAML file',
      'compose.yaml',
      'services: {}\n',
      'compose.yaml: this is no CloudFormation template (it has no Resources); name another file',
    ],
    [
      'another JSON file',
      'package.json',
      '{"name": "x"}',
      'package.json: this is no CloudFormation template (it has no Resources); name another file',
    ],
    [
      'a list',
      'list.json',
      '[1]',
      'list.json: this is no CloudFormation template (it has no Resources); name another file',
    ],
    [
      'resources that are no object',
      'odd.json',
      '{"Resources": []}',
      'odd.json: this is no CloudFormation template (it has no Resources); name another file',
    ],
    [
      'damaged JSON',
      'damaged.json',
      '{\n "Resources": {\n}',
      'damaged.json:3:2: the JSON cannot be read: a } is missing; correct it there',
    ],
    [
      'damaged YAML',
      'damaged.yaml',
      'Resources:\n  A: [\n',
      'damaged.yaml:3:1: the YAML cannot be read (Flow sequence in block collection must be sufficiently indented and end with a ]); correct it there',
    ],
    [
      'UTF-16',
      'utf16.yaml',
      Buffer.from(YAML, 'utf16le'),
      'utf16.yaml: this is no UTF-8 text; save the template as UTF-8',
    ],
  ])('refuses %s', (_what, name, content, message) => {
    expect(refusal(content === undefined ? join(directory, name) : written(name, content))).toBe(message);
  });

  test('refuses a directory, a pipe and a file that is too large, without reading them', () => {
    mkdirSync(join(directory, 'folder.yaml'));
    execFileSync('mkfifo', [join(directory, 'pipe.yaml')]);
    truncateSync(written('large.json', ''), 16 * 1024 * 1024 + 1);
    expect(refusal(join(directory, 'folder.yaml'))).toBe('folder.yaml: this is no regular file; name a template');
    expect(refusal(join(directory, 'pipe.yaml'))).toBe('pipe.yaml: this is no regular file; name a template');
    expect(refusal(join(directory, 'large.json'))).toBe(
      'large.json: the file has more than 16777216 bytes; split the template',
    );
  });

  test('reads ten megabytes of JSON, and of YAML', () => {
    const entry = (index: number) =>
      `  Bucket${index}:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub "logs-\${AWS::Region}-${index}"\n`;
    const yaml = `Resources:\n${Array.from({ length: 100_000 }, (_, index) => entry(index)).join('')}`;
    expect(yaml.length).toBeGreaterThan(10_000_000);

    const fromYaml = readTemplate(written('ten.yaml', yaml)).body;
    const json = JSON.stringify(fromYaml, null, 1);
    const fromJson = readTemplate(written('ten.json', json)).body;

    expect(json.length).toBeGreaterThan(10_000_000);
    expect(Object.keys(fromYaml.Resources as object)).toHaveLength(100_000);
    expect(JSON.stringify(fromJson)).toBe(JSON.stringify(fromYaml));
  });
});

describe('readFoundTemplate', () => {
  test('passes over what is no template, unread where it cannot be one', () => {
    expect(readFoundTemplate(written('found.yaml', 'services: [x\n'))).toBeUndefined();
    expect(readFoundTemplate(written('found.json', '{"name": "x"'))).toBeUndefined();
    expect(readFoundTemplate(written('kubernetes.yaml', 'Resources: {}\n---\nb: 1\n'))).toBeUndefined();
    expect(readFoundTemplate(written('resx.json', '{"Resources": {"a": "b::c"}}'))).toBeUndefined();
    expect(readFoundTemplate(written('binary.json', '{"Resources": "AWS::\0"}'))).toBeUndefined();
    truncateSync(written('big.json', ''), 16 * 1024 * 1024 + 1);
    expect(readFoundTemplate(join(directory, 'big.json'))).toBeUndefined();
  });

  test('reads templates', () => {
    expect(readFoundTemplate(written('found.template', JSON.stringify(BODY)))).toMatchObject({ body: BODY });
    expect(readFoundTemplate(written('found.yml', YAML))).toMatchObject({ body: BODY });
  });

  test('says why one that looks like a template cannot be read', () => {
    const file = written('broken.yaml', `${YAML}]\n`);
    expect(() => readFoundTemplate(file)).toThrow(
      new AssemblyError(
        `${file}:4:1: the YAML cannot be read (Unexpected flow-seq-end token in YAML stream); correct it there`,
      ),
    );
  });
});

describe('isTemplate', () => {
  test.each([
    [true, 'typed resources', BODY],
    [true, 'a version', { AWSTemplateFormatVersion: '2010-09-09', Resources: {} }],
    [true, 'a transform', { Transform: 'AWS::Serverless-2016-10-31', Resources: {} }],
    [true, 'a loop', { Resources: { 'Fn::ForEach::Topics': [] } }],
    [false, 'nothing', undefined],
    [false, 'a list', [BODY]],
    [false, 'a version without resources', { AWSTemplateFormatVersion: '2010-09-09' }],
    [false, 'resources without types', { Resources: { a: { Type: 'b' } } }],
    [false, 'resources that are inherited', Object.create(BODY)],
  ])('%s for %s', (expected, _what, body) => {
    expect(isTemplate(body)).toBe(expected);
  });
});

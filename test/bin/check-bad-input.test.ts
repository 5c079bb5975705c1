import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, writtenFiles } from '../check/written-assembly';
import { checkIn } from './in-process';
import { BUCKET } from './sample-templates';

const FILES = {
  'template.yaml': BUCKET,
  'out.sarif': 'before',
  'notes.json': '{"a": 1}',
  'list.yaml': '- Resources\n',
  'broken.json': '{\n  "Resources": {\n    "Orders": {"Type" "AWS::S3::Bucket"}\n  }\n}',
  'broken.yaml': 'Resources:\n  Orders:\n    Type: [AWS::S3::Bucket\n  Other: 1\n',
  'tag.yaml': 'Resources:\n  Orders:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Fetch x\n',
  'folder/readme.txt': 'Resources:',
  'newer/manifest.json': { version: '56.0.0', artifacts: {} },
  'hollow/manifest.json': manifest({}),
  'baseline.json': '{"version": 2, "findings": []}',
  'register.yaml': 'exceptions:\n  - control: BucketVersioning\n    pth: x\n',
  'register-list.yaml': '- a\n',
};

test.each<[readonly string[], Parameters<typeof checkIn>[2], string]>([
  [['cdk.out'], {}, 'cdk.out: there is no such file; name a template, a directory or a pattern'],
  [['template.yaml', 'no.yaml'], {}, 'no.yaml: there is no such file; name a template, a directory or a pattern'],
  [['no/*.yaml'], {}, 'no/*.yaml: no CloudFormation template matches; correct the pattern, and quote it'],
  [['*.txt'], {}, '*.txt: no CloudFormation template matches; correct the pattern, and quote it'],
  [['folder'], {}, 'folder: there is no CloudFormation template in this directory; name another one'],
  [['folder', 'template.yaml'], {}, 'folder: there is no CloudFormation template in this directory; name another one'],
  [['notes.json'], {}, 'notes.json: this is no CloudFormation template (it has no Resources); name another file'],
  [['list.yaml'], {}, 'list.yaml: this is no CloudFormation template (it has no Resources); name another file'],
  [['broken.json'], {}, 'broken.json:3:23: the JSON cannot be read: a colon is expected here; correct it there'],
  [
    ['broken.yaml'],
    {},
    'broken.yaml:4:3: the YAML cannot be read (Flow sequence in block collection must be sufficiently indented and end with a ]); correct it there',
  ],
  [['tag.yaml'], {}, 'tag.yaml:5:26: !Fetch is no short form of a function; use a function of CloudFormation'],
  [
    ['newer'],
    {},
    'newer/manifest.json: version is "56.0.0", of which 55 is the newest understood; update storefront-security-baseline',
  ],
  [['hollow'], {}, 'hollow: there is no stack in this cloud assembly; name another one'],
  [['template.yaml'], { base: 'no' }, 'no: there is no such file; name a template, a directory or a pattern'],
  [['template.yaml'], { baseline: 'no.json' }, 'no.json: there is no such file; write it again with --write-baseline'],
  [['template.yaml'], { baseline: 'folder' }, 'folder: this is no regular file; write it again with --write-baseline'],
  [
    ['template.yaml'],
    { baseline: 'baseline.json' },
    'baseline.json: version is 2; write it again with --write-baseline',
  ],
  [
    ['template.yaml'],
    { baseline: 'list.yaml' },
    expect.stringMatching(/^list\.yaml: this is not JSON \([^\n]+\); write it again with --write-baseline$/),
  ],
  [['template.yaml'], { exceptions: 'no.yaml' }, 'no.yaml: there is no such file; create it or name another'],
  [['template.yaml'], { exceptionsBase: 'no.yaml' }, 'no.yaml: there is no such file; create it or name another'],
  [
    ['template.yaml'],
    { exceptions: 'register.yaml' },
    'register.yaml:3: pth is not a field of an exception; did you mean path?',
  ],
  [
    ['template.yaml'],
    { exceptionsBase: 'register-list.yaml' },
    'register-list.yaml:1: the register is a list; write exceptions: and a list',
  ],
  [['template.yaml'], { pack: ['pci'] }, expect.stringMatching(/^--pack pci: [^\n]+$/)],
  [['template.yaml'], { severity: ['Nope=error'] }, expect.stringMatching(/^--severity Nope: [^\n]+$/)],
  [['template.yaml'], { format: ['sarif=out.sarif', 'xml'] }, expect.stringMatching(/^--format xml: [^\n]+$/)],
  [
    ['template.yaml', 'tag.yaml'],
    { app: 'true' },
    '--app: the app is synthesized into one directory; name one path, or none for cdk.out',
  ],
])('%j with %j is told in one line, and no file is touched', async (paths, flags, stderr) => {
  const directory = writtenFiles(FILES);
  const before = readdirSync(directory);

  const left = await checkIn(directory, paths, {
    format: ['text', 'sarif=out.sarif', 'json=new.json'],
    writeBaseline: 'new-baseline.json',
    ...flags,
  });

  expect(left).toEqual({ exitCode: 2, stdout: '', stderr });
  expect(readdirSync(directory)).toEqual(before);
  expect(readFileSync(join(directory, 'out.sarif'), 'utf8')).toBe('before');
});

test('a register in the place of which stands a directory is told', async () => {
  const directory = writtenFiles({ 'template.yaml': BUCKET });
  mkdirSync(join(directory, 'exceptions.yaml'));

  expect(await checkIn(directory, ['template.yaml'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'exceptions.yaml: this is a directory; name a file such as exceptions.yaml',
  });
});

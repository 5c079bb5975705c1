import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { AssemblyError } from '../../lib/errors';
import { temporaryDirectory } from './temporary-directory';
import { manifest, nestedAssembly, nestedStack, stack, writtenFiles } from './written-assembly';

const topic = (scope: Construct) => new CfnResource(scope, 'Topic', { type: 'AWS::SNS::Topic' });

function synthesized(build: (app: App) => void, context: Record<string, unknown> = {}): string {
  const outdir = temporaryDirectory();
  const app = new App({ outdir, context: { 'aws:cdk:enable-asset-metadata': true, ...context } });
  build(app);
  app.synth();
  return outdir;
}

/** The line of the one error, which must be of the expected kind. */
function refusal(directory: string): string {
  try {
    readCloudAssembly(directory);
  } catch (error) {
    expect(error).toBeInstanceOf(AssemblyError);
    return (error as Error).message;
  }
  throw new Error('the assembly was read');
}

describe('a real assembly', () => {
  test('gives the stacks of the app and of its stages, with path and region', () => {
    const directory = synthesized((app) => {
      topic(new Stack(app, 'Alone', { stackName: 'renamed' }));
      const shop = new Stage(app, 'Shop', { env: { region: 'eu-central-1', account: '111122223333' } });
      topic(new Stack(shop, 'Data'));
      topic(new Stack(new Stage(shop, 'Inner'), 'Edge', { env: { region: 'us-east-1' } }));
    });

    const { stacks, unread } = readCloudAssembly(directory);

    const seen = stacks.map(({ path, region, templates }) => [path, region, templates.map((each) => each.stackName)]);
    expect(seen.sort()).toEqual([
      ['Alone', undefined, ['renamed']],
      ['Shop/Data', 'eu-central-1', ['Shop-Data']],
      ['Shop/Inner/Edge', 'us-east-1', ['Shop-Inner-Edge']],
    ]);
    expect(unread).toEqual([]);
  });

  test('gives the templates of nested stacks, each under the resource that deploys it', () => {
    const directory = synthesized((app) => {
      const outer = new NestedStack(new Stack(app, 'Shop'), 'Outer');
      topic(new NestedStack(outer, 'Inner'));
    });

    const [shop] = readCloudAssembly(directory).stacks;

    const [own, outer, inner] = shop?.templates ?? [];
    expect(shop?.templates).toHaveLength(3);
    expect(own).toMatchObject({ name: join(directory, 'Shop.template.json'), stackName: 'Shop' });
    expect(outer?.nestedIn).toEqual({ template: own?.name, logicalId: expect.stringMatching(/^OuterNestedStack/) });
    expect(inner?.nestedIn).toEqual({ template: outer?.name, logicalId: expect.stringMatching(/^InnerNestedStack/) });
    expect(outer).not.toHaveProperty('stackName');
  });

  test('names nested stacks whose template cannot be found, as after a synth without asset metadata', () => {
    const directory = synthesized(
      (app) => {
        const shop = new Stack(app, 'Shop');
        topic(new NestedStack(shop, 'Outer'));
        new CfnResource(shop, 'Foreign', {
          type: 'AWS::CloudFormation::Stack',
          properties: { TemplateURL: 'https://example.com/template.json' },
        });
      },
      { 'aws:cdk:enable-asset-metadata': false },
    );

    const { unread } = readCloudAssembly(directory);

    const file = join(directory, 'Shop.template.json');
    expect(unread).toEqual([
      expect.stringMatching(`^${file}: the template of the nested stack Outer\\w+ is not in the assembly$`),
      `${file}: the template of the nested stack Foreign is not in the assembly`,
    ]);
  });

  test('without stacks has none', () => {
    expect(readCloudAssembly(synthesized(() => {}))).toEqual({ stacks: [], unread: [] });
  });
});

describe('a manifest', () => {
  test.each([
    [1, '1 context lookup has'],
    [2, '2 context lookups have'],
  ])('with %d lookups open tells that placeholders were judged', (count, lookups) => {
    const missing = Array.from({ length: count }, (_, index) => ({ key: `zone-${index}` }));
    const directory = writtenFiles({ 'manifest.json': { ...manifest({}), missing } });

    expect(readCloudAssembly(directory).unread).toEqual([
      `${directory}/manifest.json: ${lookups} no answer, so placeholders were judged; run cdk synth and commit cdk.context.json`,
    ]);
  });

  test('may name artifacts of other kinds, and keys that are no artifacts', () => {
    const artifacts = JSON.parse('{"__proto__": null, "constructor": 1, "Tree": {"type": "cdk:tree"}}');

    expect(readCloudAssembly(writtenFiles({ 'manifest.json': manifest(artifacts) })).stacks).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['none', undefined],
    ['null', null],
    ['the directory itself', '.'],
    ['the directory above', '..'],
    ['a path out of the assembly', '../elsewhere'],
    ['an absolute path', '/etc'],
    ['an empty name', ''],
    ['an object', {}],
  ])('is refused when a nested assembly or a template is %s', (_name, name) => {
    const printed = name === undefined ? 'undefined' : JSON.stringify(name);
    for (const artifact of [nestedAssembly(name), stack(name)]) {
      const directory = writtenFiles({ 'manifest.json': manifest({ it: artifact }) });

      expect(refusal(directory)).toBe(
        `${directory}/manifest.json: ${printed} names no file of the assembly; synthesize the app again`,
      );
    }
  });

  test.each<[string, unknown, string]>([
    ['that is no JSON', 'not\nJSON', 'this is not JSON (Unexpected token '],
    ['that ends too early', '{"version":', 'this is not JSON (Unexpected end of JSON input); synthesize the app again'],
    ['that is a list', [], 'this holds no JSON object; synthesize the app again'],
    ['of a web app', { name: 'Shop', icons: [] }, 'this is no manifest of a cloud assembly; synthesize the app again'],
    [
      'with artifacts that are no object',
      { version: '55.0.0', artifacts: [] },
      'this is no manifest of a cloud assembly; synthesize the app again',
    ],
  ])('%s is refused in one line', (_name, content, reason) => {
    const directory = writtenFiles({ 'manifest.json': content });

    expect(refusal(directory)).toContain(`${directory}/manifest.json: ${reason}`);
    expect(refusal(directory)).not.toContain('\n');
  });

  test('of more than 64 MiB is not read', () => {
    const directory = writtenFiles({ 'manifest.json': '{}' });
    truncateSync(join(directory, 'manifest.json'), 64 * 1024 * 1024 + 1);

    expect(refusal(directory)).toBe(
      `${directory}/manifest.json: the file has more than 67108864 bytes; no assembly has such a file`,
    );
  });

  test('that is a directory is refused', () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'manifest.json'));

    expect(refusal(directory)).toBe(`${directory}/manifest.json: this is no regular file; synthesize the app again`);
  });

  test('that names a link to where it stands is refused', () => {
    const directory = writtenFiles({ 'manifest.json': manifest({ it: nestedAssembly('loop') }) });
    symlinkSync('.', join(directory, 'loop'));

    expect(refusal(directory)).toBe(
      `${directory}/manifest.json: ${directory}/loop is named twice; synthesize the app again`,
    );
  });

  test('that names one nested assembly twice is refused', () => {
    const directory = writtenFiles({
      'manifest.json': manifest({ one: nestedAssembly('shop'), two: nestedAssembly('shop') }),
      'shop/manifest.json': manifest({}),
    });

    expect(refusal(directory)).toBe(
      `${directory}/manifest.json: ${directory}/shop is named twice; synthesize the app again`,
    );
  });

  test('never does anything but read or refuse, whatever its artifacts are', () => {
    const directory = writtenFiles({ 'T.json': { Resources: { It: { Type: 'AWS::SNS::Topic' } } } });
    const name = fc.oneof(fc.constantFrom('T.json', '.', '..', 'manifest.json', 'gone'), fc.json(), fc.anything());
    const artifact = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom('cdk:cloud-assembly', 'aws:cloudformation:stack', 'cdk:tree'),
        environment: fc.oneof(fc.constant('aws://a/eu-central-1'), fc.string()),
        displayName: fc.anything(),
        properties: fc.oneof(fc.record({ directoryName: name, templateFile: name }), fc.anything()),
      }),
    );

    fc.assert(
      fc.property(fc.dictionary(fc.string(), artifact), (artifacts) => {
        const text = JSON.stringify(manifest(artifacts), (_key, value) => (typeof value === 'bigint' ? 0 : value));
        writeFileSync(join(directory, 'manifest.json'), text);
        try {
          readCloudAssembly(directory);
        } catch (error) {
          expect(error).toBeInstanceOf(AssemblyError);
          expect((error as Error).message).toMatch(/^[^\n]+; synthesize the app again$/);
        }
      }),
    );
  });
});

describe('templates', () => {
  const shop = manifest({ Shop: stack('Shop.json') });

  test('that nest themselves, or each other, are read once', () => {
    const directory = writtenFiles({
      'manifest.json': shop,
      'Shop.json': {
        Resources: { Self: nestedStack('Shop.json'), A: nestedStack('A.json'), B: nestedStack('B.json') },
      },
      'A.json': { Resources: { B: nestedStack('B.json') } },
      'B.json': { Resources: { A: nestedStack('A.json') } },
    });

    const [read] = readCloudAssembly(directory).stacks;

    expect(read?.templates.map(({ name }) => name)).toEqual(
      ['Shop.json', 'A.json', 'B.json'].map((name) => join(directory, name)),
    );
  });

  test('are looked for in the assembly alone', () => {
    const directory = writtenFiles({
      'manifest.json': shop,
      'Shop.json': { Resources: { Out: nestedStack('../../etc/passwd.json'), No: nestedStack('template.yaml') } },
    });

    expect(readCloudAssembly(directory).unread).toEqual([
      `${directory}/Shop.json: the template of the nested stack Out is not in the assembly`,
      `${directory}/Shop.json: the template of the nested stack No is not in the assembly`,
    ]);
  });

  test.each([
    ['is missing', undefined, 'there is no such file; synthesize the app again'],
    ['is not JSON', '', 'this is not JSON (Unexpected end of JSON input); synthesize the app again'],
  ])('one that %s is refused by name', (_name, content, reason) => {
    const directory = writtenFiles({ 'manifest.json': shop, 'Shop.json': content ?? '' });
    if (content === undefined) rmSync(join(directory, 'Shop.json'));

    expect(refusal(directory)).toBe(`${directory}/Shop.json: ${reason}`);
  });
});

describe('a path', () => {
  test('that leads nowhere is refused', () => {
    expect(refusal('nowhere')).toBe('nowhere: there is no such directory; synthesize the app first');
  });

  test('to a file is refused', () => {
    expect(refusal('package.json')).toBe('package.json: this is no directory; name the directory of a cloud assembly');
  });

  test('to a directory without a manifest is refused', () => {
    expect(refusal('lib')).toBe('lib: there is no cloud assembly here (no manifest.json); synthesize the app first');
  });

  test('to a nested assembly that is gone is refused', () => {
    const directory = writtenFiles({ 'manifest.json': manifest({ it: nestedAssembly('assembly-Shop') }) });

    expect(refusal(directory)).toBe(
      `${directory}/assembly-Shop/manifest.json: there is no such file; synthesize the app again`,
    );
  });
});

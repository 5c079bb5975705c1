import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appScript } from '../check/app-script';
import { manifest, stack, writtenFiles } from '../check/written-assembly';
import { storefrontBaseline } from './command-line';
import { BUCKET, NOTHING } from './sample-templates';

jest.setTimeout(60_000);

const assemblyOf = (type: string) => ({
  'Data.template.json': { Resources: { Orders: { Type: type } } },
  'manifest.json': manifest({ 'Shop-Data': stack('Data.template.json') }),
});

const CLEAN = assemblyOf('AWS::CloudFormation::WaitConditionHandle');

const VIOLATED = assemblyOf('AWS::S3::Bucket');

/** The source of an app that writes such an assembly. */
const writes = (files: Readonly<Record<string, unknown>>, exitCode: number) => `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
  for (const [name, content] of Object.entries(${JSON.stringify(files)})) {
    writeFileSync(process.env.CDK_OUTDIR + '/' + name, JSON.stringify(content));
  }
  process.exitCode = ${exitCode};
`;

describe('check', () => {
  test('tells its exit codes and every option', async () => {
    const { exitCode, stdout } = await storefrontBaseline(['check', '--help']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('Exit code: 0 clean, 1 findings, 2 bad input or usage, 3 incomplete.');
    expect(stdout.match(/--[a-z-]+(?= )/g)).toEqual(
      expect.arrayContaining([
        ...['--app', '--pack', '--format', '--baseline', '--write-baseline', '--base', '--exceptions'],
        ...['--exceptions-base', '--fail-on', '--severity', '--strict', '--max-unknown', '--controls-as-of'],
      ]),
    );
  });

  test('reads cdk.out unless told otherwise', async () => {
    const project = writtenFiles(
      Object.fromEntries(Object.entries(VIOLATED).map(([name, file]) => [`cdk.out/${name}`, file])),
    );

    const { exitCode, stdout, stderr } = await storefrontBaseline(['check'], { cwd: project });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toContain('cdk.out/Data.template.json');
    expect(stdout).toMatch(/\nFailed: 4 findings\n$/);
  });

  test('reads templates, folders and patterns together, each file once', async () => {
    const bucket = { Resources: { Orders: { Type: 'AWS::S3::Bucket' } } };
    const project = writtenFiles({
      'a.yaml': BUCKET,
      'folder/deep/b.json': bucket,
      'folder/values.json': { Resources: 1 },
      'more/c.template': bucket,
      'more/d.yml': `Outputs:\n  Name:\n    Value: !Sub '\${Orders}'\n${BUCKET}`,
    });

    const { exitCode, stdout } = await storefrontBaseline(
      ['check', 'a.yaml', './a.yaml', 'folder', 'more/*', '**/*.yml', '--format', 'json'],
      { cwd: project },
    );

    const { templates }: { templates: { file: string }[] } = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(templates.map(({ file }) => file)).toEqual([
      'a.yaml',
      'folder/deep/b.json',
      'more/c.template',
      'more/d.yml',
    ]);
  });

  test('takes its repeatable options apart', async () => {
    const project = writtenFiles({ 'a.yaml': BUCKET });

    const { exitCode, stdout, stderr } = await storefrontBaseline(
      [
        ...[
          'check',
          'a.yaml',
          '--pack',
          'gdpr',
          '--pack',
          'nist-csf-2.0',
          '--format',
          'json',
          '--format',
          'junit=o.xml',
        ],
        ...['--severity', 'BucketTlsOnly=warning', '--severity', 'BucketLifecycle=warning', '--fail-on', 'never'],
      ],
      { cwd: project },
    );

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ packs: ['gdpr', 'nist-csf-2.0'] });
    expect(readFileSync(join(project, 'o.xml'), 'utf8')).toMatch(/^<\?xml /);
  });

  test('has no colours in a pipe, whatever CI systems and FORCE_COLOR say', async () => {
    const project = writtenFiles({ 'a.yaml': BUCKET });

    const { stdout } = await storefrontBaseline(['check', 'a.yaml'], {
      cwd: project,
      env: { CI: 'true', FORCE_COLOR: '1' },
    });

    expect(stdout).not.toContain('\u001b');
  });

  test.each<[readonly string[], string]>([
    [['no.yaml'], 'no.yaml: there is no such file; name a template, a directory or a pattern'],
    [['a.yaml', '--pack', 'pci'], expect.stringMatching(/^--pack pci: [^\n]+$/)],
    [['a.yaml', '--formt', 'json'], "storefront-baseline: unknown option '--formt' (Did you mean --format?)"],
    [['a.yaml', '--app'], "storefront-baseline: option '--app <command>' argument missing"],
  ])('exits with 2 in one line on %j', async (args, line) => {
    const project = writtenFiles({ 'a.yaml': NOTHING });

    const { exitCode, stdout, stderr } = await storefrontBaseline(['check', ...args], { cwd: project });

    expect({ exitCode, stdout, line: stderr.trimEnd() }).toEqual({ exitCode: 2, stdout: '', line });
  });
});

describe('check of an app', () => {
  const run = (command: string, ...args: readonly string[]) => {
    const project = writtenFiles({ 'cdk.json': '{}', 'out.sarif': 'before' });
    return Promise.all([
      project,
      storefrontBaseline(['check', '--app', command, '--format', 'text', '--format', 'sarif=out.sarif', ...args], {
        cwd: project,
      }),
    ]);
  };

  test.each([0, 1])('tells the findings of one that exits with %d', async (ended) => {
    const [project, { exitCode, stdout, stderr }] = await run(appScript(writes(VIOLATED, ended)));

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'Synthesizing\n' });
    expect(stdout).toMatch(/\nFailed: 4 findings\n$/);
    expect(existsSync(join(project, 'cdk.out', 'manifest.json'))).toBe(true);
    expect(readFileSync(join(project, 'out.sarif'), 'utf8')).toContain('BucketVersioning');
  });

  test('exits with 0 when nothing is found', async () => {
    const [, { exitCode, stdout }] = await run(appScript(writes(CLEAN, 0)));

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Passed: nothing found\n$/);
  });

  test.each<[string, string, string]>([
    [
      'fails though nothing is found',
      writes(CLEAN, 3),
      'Synthesizing\ncdk.out: nothing is found here, but the app failed; see its output above\n',
    ],
    [
      'refuses its settings',
      `console.error('cdk.json: storefront is missing; add it'); process.exit(2)`,
      'Synthesizing\ncdk.json: storefront is missing; add it\n',
    ],
    [
      'crashes',
      'process.exit(1)',
      expect.stringMatching(
        /^Synthesizing\n[^\n]+: the app stopped with exit code 1 before its end; see its output above\n$/,
      ),
    ],
  ])('exits with 2 and writes nothing when it %s', async (_name, source, stderr) => {
    const [project, ran] = await run(appScript(source));

    expect(ran).toEqual({ exitCode: 2, signal: null, stdout: '', stderr });
    expect(readFileSync(join(project, 'out.sarif'), 'utf8')).toBe('before');
  });
});

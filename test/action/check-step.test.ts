import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { storefrontBaseline } from '../bin/command-line';
import { appScript, isRunning } from '../check/app-script';
import { temporaryDirectory } from '../check/temporary-directory';
import { writtenFiles } from '../check/written-assembly';
import { HOSTILE_TEXTS } from '../report/hostile-text';
import { runStep, type StepEnd, startStep } from './runner-step';

jest.setTimeout(60_000);

const bucket = { Resources: { Orders: { Type: 'AWS::S3::Bucket' } } };
const nothing = { Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } };

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}

const read = (end: StepEnd, output: string) => readFileSync(end.outputs[output] ?? '', 'utf8');

const results = (end: StepEnd) => {
  const sarif: Sarif = JSON.parse(read(end, 'sarif-file'));
  return sarif.runs.flatMap((run) => run.results);
};

/** What the runner takes for a command in what a step printed (actions/runner, ActionCommand.cs). */
const commands = ({ stdout, stderr }: StepEnd) =>
  `${stdout}${stderr}`.split(/\r\n|\n|\r/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));

describe('findings', () => {
  let end: StepEnd;

  beforeAll(async () => {
    end = await runStep('check', {
      workspace: writtenFiles({ 'shop.json': bucket }),
      inputs: { paths: 'shop.json', packs: 'storefront' },
    });
  });

  test('fail the step', () => {
    expect(end.exitCode).toBe(1);
  });

  test('are counted in its outputs', () => {
    const { findings, unknown } = end.outputs;

    expect(end.outputs).toEqual({
      'exit-code': '1',
      findings: expect.stringMatching(/^[1-9]\d*$/),
      unknown: expect.stringMatching(/^\d+$/),
      new: '',
      fixed: '',
      'json-file': expect.any(String),
      'sarif-file': expect.any(String),
      'markdown-file': expect.any(String),
      'sarif-category': 'storefront-baseline',
    });
    expect(results(end)).toHaveLength(Number(findings) + Number(unknown));
  });

  test('stand in files in the temporary directory of the job', () => {
    const directories = ['json-file', 'sarif-file', 'markdown-file'].map((name) =>
      dirname(dirname(end.outputs[name] ?? '')),
    );

    expect(new Set(directories)).toEqual(new Set([end.temporary]));
    expect(JSON.parse(read(end, 'json-file'))).toMatchObject({
      outcome: { exitCode: 1 },
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'BucketVersioning' })]),
    });
    expect(read(end, 'markdown-file')).toMatch(/^<!-- storefront-baseline -->\n### storefront-baseline: \d+ error/);
  });

  test('stand in the summary as in the comment', () => {
    expect(end.summary).toBe(read(end, 'markdown-file'));
  });

  test('stand in the log, and annotate the template', () => {
    expect(end.stdout).toContain('Failed: ');
    expect(commands(end)).toContainEqual(
      expect.stringMatching(/^::error file=shop\.json,line=1.*,title=BucketVersioning \(high\)::Orders/),
    );
  });
});

test('a template without findings passes', async () => {
  const end = await runStep('check', { workspace: writtenFiles({ 'a.json': nothing }), inputs: { paths: 'a.json' } });

  expect(end.exitCode).toBe(0);
  expect(end.outputs).toMatchObject({ 'exit-code': '0', findings: '0', unknown: '0' });
  expect(commands(end)).toEqual([]);
});

test('a template that cannot be read makes the step incomplete', async () => {
  const workspace = writtenFiles({
    'all/a.json': nothing,
    'all/b.json': '{"Resources": {"A": {"Type": "AWS::S3::Bucket"',
  });

  const end = await runStep('check', { workspace, inputs: { paths: 'all' } });

  expect(end.exitCode).toBe(3);
  expect(end.outputs).toMatchObject({ 'exit-code': '3', 'sarif-file': expect.any(String) });
  expect(commands(end)).toContainEqual(expect.stringMatching(/^::error title=Incomplete::all\/b\.json/));
});

test('what a baseline has is neither new nor missing from the counts', async () => {
  const workspace = writtenFiles({
    'before.json': { Resources: { Orders: { Type: 'AWS::S3::Bucket' }, Old: { Type: 'AWS::SNS::Topic' } } },
    'after.json': { Resources: { Orders: { Type: 'AWS::S3::Bucket' }, Fresh: { Type: 'AWS::S3::Bucket' } } },
  });
  await storefrontBaseline(['check', 'before.json', '--format', 'json=x', '--write-baseline', 'known.json'], {
    cwd: workspace,
  });

  const end = await runStep('check', {
    workspace,
    inputs: { paths: 'after.json', baseline: 'known.json', 'fail-on': 'new' },
  });

  const { findings, unknown, fixed, new: fresh } = end.outputs;
  expect(end.exitCode).toBe(1);
  expect(Number(fresh)).toBeGreaterThan(0);
  expect(Number(fresh)).toBeLessThan(Number(findings) + Number(unknown));
  expect(Number(fixed)).toBeGreaterThan(0);
});

test('what is excused opens no alert in code scanning', async () => {
  const inAHundredDays = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  const exception = `exceptions:
  - control: BucketVersioning
    path: '*/Orders'
    kind: false-positive
    owner: shop@example.com
    reason: Orders are kept elsewhere as well
    reviewBy: ${inAHundredDays}
`;
  const workspace = writtenFiles({ 'shop.json': bucket, 'known.yaml': exception });

  const end = await runStep('check', { workspace, inputs: { paths: 'shop.json', exceptions: 'known.yaml' } });

  expect(results(end).map(({ ruleId }) => ruleId)).not.toContain('BucketVersioning');
  expect(JSON.parse(read(end, 'json-file')).findings).toContainEqual(
    expect.objectContaining({ rule: 'BucketVersioning', exception: expect.anything() }),
  );
});

describe('paths are those of the repository', () => {
  test.each([
    ['the workspace', '', 'shop/infra/all/shop.json'],
    ['a directory of it', 'shop', 'infra/all/shop.json'],
  ])('which is %s', async (_, repository, path) => {
    const workspace = writtenFiles({ 'shop/infra/all/shop.json': bucket });
    mkdirSync(join(workspace, repository, '.git'));

    const end = await runStep('check', { workspace, inputs: { 'working-directory': 'shop/infra', paths: 'all' } });

    const uris = results(end).flatMap(({ locations }) =>
      locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    );
    expect(new Set(uris)).toEqual(new Set([path]));
    expect(commands(end)[0]).toContain(`::error file=${path},`);
  });
});

test('a named run has a comment and a category of its own', async () => {
  const workspace = writtenFiles({ 'a.json': nothing });

  const end = await runStep('check', { workspace, inputs: { paths: 'a.json', name: 'payments/eu 1' } });

  expect(end.outputs['sarif-category']).toBe('storefront-baseline/payments/eu 1');
  expect(read(end, 'markdown-file')).toMatch(
    /^<!-- storefront-baseline\/payments\/eu 1 -->\n\*\*payments\/eu 1\*\*\n\n### storefront-baseline: /,
  );
});

describe('an app', () => {
  const assembly = `
    const { mkdirSync, writeFileSync } = require('node:fs');
    mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
    const write = (name, content) => writeFileSync(process.env.CDK_OUTDIR + '/' + name, JSON.stringify(content));
    write('manifest.json', { version: '55.0.0', artifacts: { Shop: {
      type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/eu-central-1',
      properties: { templateFile: 'Shop.template.json' },
    } } });
    write('Shop.template.json', ${JSON.stringify(bucket)});
  `;

  test('is synthesized, and what it prints steers no runner', async () => {
    const app = appScript(`${assembly}
      console.log('::error::from the app');
      console.error('  ::add-mask::shop\\n##[error]from the app');
    `);
    const workspace = writtenFiles({ 'cdk.json': {} });

    const end = await runStep('check', { workspace, inputs: { paths: 'cdk.out', app } });

    expect(end.exitCode).toBe(1);
    expect(end.stderr).toContain(': :error::from the app\n');
    expect(commands(end).filter((line) => line.includes('app') || line.includes('mask'))).toEqual([]);
    expect(commands(end)).toContainEqual(expect.stringContaining('title=BucketVersioning'));
  });

  test('that fails is told in one line', async () => {
    const app = appScript(`console.error('::error::no settings'); process.exitCode = 1;`);

    const end = await runStep('check', { workspace: writtenFiles({}), inputs: { paths: 'cdk.out', app } });

    expect({ exitCode: end.exitCode, outputs: end.outputs }).toEqual({ exitCode: 2, outputs: { 'exit-code': '2' } });
    expect(commands(end)).toEqual([
      expect.stringMatching(/^::error title=storefront-baseline::.*the app stopped with exit code 1 before its end/),
    ]);
  });
});

test('a job that is cancelled leaves no app running', async () => {
  const file = join(temporaryDirectory(), 'pid');
  const app = appScript(`
    require('node:fs').writeFileSync(${JSON.stringify(file)}, process.pid + ' ');
    setTimeout(() => {}, 30_000);
  `);
  const { child, end } = startStep('check', { workspace: writtenFiles({}), inputs: { paths: 'cdk.out', app } });
  const pid = () => (existsSync(file) && readFileSync(file, 'utf8').includes(' ') ? Number(readFileSync(file)) : 0);
  await until(() => pid() > 0);

  child.kill('SIGTERM');
  await until(() => !isRunning(pid()));

  expect(Number((await end).outputs['exit-code'])).toBeGreaterThan(3);
});

describe('what cannot be used ends the step with 2 and one line', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a path that leads nowhere', { paths: 'nowhere.json' }, 'nowhere.json: there is no such file'],
    ['a flag', { paths: 'a.json', 'fail-on': 'eror' }, '--fail-on eror: there is no such value; did you mean error?'],
    ['a pack', { paths: 'a.json', packs: 'storefront\npci' }, '--pack pci: there is no such value'],
    ['a switch', { paths: 'a.json', comment: 'yes' }, 'comment is "yes"; write true or false'],
    ['a name', { paths: 'a.json', name: '--> x' }, 'name is "--> x"; write up to 64 letters, digits, spaces'],
    [
      'a directory',
      { paths: 'a.json', 'working-directory': 'no%\nwhere' },
      'working-directory no%25%0Awhere: it cannot be entered (ENOENT); name one of the workspace',
    ],
    ['a path of two lines', { paths: 'a.json', baseline: 'no\n::error::where' }, ''],
  ])('%s', async (_, inputs, message) => {
    const end = await runStep('check', { workspace: writtenFiles({ 'a.json': nothing }), inputs });

    expect({ exitCode: end.exitCode, outputs: end.outputs }).toEqual({ exitCode: 2, outputs: { 'exit-code': '2' } });
    expect(commands(end)).toEqual([expect.stringContaining(`::error title=storefront-baseline::${message}`)]);
    expect(end.summary).toBe('');
  });

  test('a step that there is not', async () => {
    const { exitCode, stderr } = await runStep('deploy');

    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: 'action.js: name the step, check or comment\n' });
  });
});

test('an error that nobody foresaw is told as one', async () => {
  const end = await runStep('check', {
    workspace: writtenFiles({ 'a.json': nothing }),
    inputs: { paths: 'a.json' },
    env: { RUNNER_TEMP: '/nowhere' },
  });

  expect({ exitCode: end.exitCode, outputs: end.outputs }).toEqual({ exitCode: 70, outputs: { 'exit-code': '70' } });
  expect(commands(end)).toEqual([expect.stringContaining('::error title=storefront-baseline::ENOENT')]);
  expect(end.stderr).toMatch(/^ {4}at /m);
});

test('hostile names of resources and files steer neither the runner nor the reader', async () => {
  const names = HOSTILE_TEXTS.filter((text) => text.trim() !== '');
  const resources = Object.fromEntries(names.map((name) => [name, { Type: 'AWS::S3::Bucket' }]));
  const workspace = writtenFiles({
    'all/shop\n::error::injected\nfindings=0.json': bucket,
    'all/<img src=x> @octo.json': { Resources: resources },
  });

  const end = await runStep('check', { workspace, inputs: { paths: 'all' } });

  expect(end.exitCode).toBe(1);
  expect(Object.keys(end.outputs)).toHaveLength(9);
  expect(Number(end.outputs.findings)).toBeGreaterThan(names.length);
  expect(commands(end).filter((line) => !/^::(error|warning|notice) (file|title)=/.test(line))).toEqual([]);
  const shown = end.summary.replace(/<code>[^<]*<\/code>/g, '');
  expect(shown.match(/@octo|<img|<script|::error/)).toBeNull();
  expect(shown.match(/<!--/g)).toHaveLength(1);
});

/** Looks again and again, for twenty seconds at most. */
async function until(condition: () => boolean): Promise<void> {
  for (let looked = 0; !condition(); looked += 1) {
    if (looked === 400) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

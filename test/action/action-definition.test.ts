import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import tsconfig from '../../tsconfig.build.json';
import { storefrontBaseline } from '../bin/command-line';
import { sourceFiles } from '../source-file';
import { actionDefinition } from './action-definition';

const { inputs, outputs, runs } = actionDefinition();
const [build, check, upload, comment] = runs.steps;
const scripts = runs.steps.flatMap((step) => ('run' in step ? [step.run] : []));
const environments = runs.steps.flatMap((step) => ('env' in step ? Object.entries(step.env ?? {}) : []));
const expressions = runs.steps.flatMap((step) => [
  step.if ?? '',
  ...Object.values(('env' in step ? step.env : 'with' in step ? step.with : undefined) ?? {}),
]);

test('the steps build, check, upload and comment', () => {
  expect(runs.steps.map(({ name }) => name)).toEqual([
    'Build',
    'Check',
    'Upload to code scanning',
    'Comment on the pull request',
  ]);
});

test('no expression stands in a script', () => {
  expect(scripts).toHaveLength(3);
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});

test('every input is used, and no other', () => {
  const used = expressions.flatMap((each) => [...each.matchAll(/\binputs\.([\w-]+)/g)].map(([, name = '']) => name));

  expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
});

test('an input comes in the variable of its name', () => {
  const misnamed = environments.filter(([variable, value]) => {
    const [, name] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
    return name !== undefined && variable !== `INPUT_${name.toUpperCase().replaceAll('-', '_')}`;
  });

  expect(misnamed).toEqual([]);
});

test('every variable is read, and no other', () => {
  const code = sourceFiles('bin/action')
    .map((file) => file.code)
    .join('\n');
  const read = environments.filter(([variable]) => {
    const name = variable.replace('INPUT_', '').toLowerCase().replaceAll('_', '-');
    return code.includes(`'${name}'`) || code.includes(`${name}: '`) || code.includes(variable);
  });

  expect(environments).toHaveLength(18);
  expect(read).toEqual(environments);
});

test('an output is that of the same name of the step that checks', () => {
  const other = Object.entries(outputs).filter(([name, { value }]) => value !== `\${{ steps.check.outputs.${name} }}`);

  expect(check).toMatchObject({ id: 'check' });
  expect(other).toEqual([]);
});

test('only the step that comments is given the token', () => {
  const given = runs.steps.filter((step) => JSON.stringify(step).includes('token'));

  expect(given).toEqual([comment]);
});

test('reports are uploaded and commented when the check fails too, but not where there are none', () => {
  expect([upload?.if, comment?.if]).toEqual([
    "always() && inputs.upload-sarif == 'true' && steps.check.outputs.sarif-file != ''",
    "always() && inputs.comment == 'true' && steps.check.outputs.markdown-file != ''",
  ]);
});

test('what the steps run is built', () => {
  const run = scripts.flatMap((script) => script.match(/dist\/[\w/.-]+\.js/g) ?? []);

  expect(new Set(run)).toEqual(new Set(['dist/bin/action.js']));
  expect(build).toMatchObject({ run: expect.stringContaining('npm run build') });
  expect(existsSync('bin/action.ts')).toBe(true);
  expect(tsconfig.include).toContain('bin/action.ts');
});

describe('where the action is used', () => {
  const step = z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() });
  const workflow = z.object({
    jobs: z.record(
      z.string(),
      z.object({ permissions: z.record(z.string(), z.string()).optional(), steps: z.array(step) }),
    ),
  });
  const documented = [...readFileSync('docs/ci.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(
    ([, code = '']) => workflow.safeParse(parse(code)).data ?? [],
  );
  const ci = workflow.parse(parse(readFileSync('.github/workflows/ci.yml', 'utf8')));
  const jobs = [...documented, ci].flatMap((each) => Object.values(each.jobs));
  const using = (job: (typeof jobs)[number]) =>
    job.steps.filter(({ uses }) => uses === './' || uses?.includes('/storefront-security-baseline@') === true);

  test('it is given inputs that it has', () => {
    const given = jobs.flatMap(using).flatMap((each) => Object.keys(each.with ?? {}));

    expect(jobs.flatMap(using).length).toBeGreaterThanOrEqual(3);
    expect(given.filter((name) => inputs[name] === undefined)).toEqual([]);
  });

  test('the job has the permissions that it needs, and no more', () => {
    const permissions = jobs.filter((job) => using(job).length > 0).map((job) => job.permissions);

    expect(permissions).toEqual(
      permissions.map(() => ({ contents: 'read', 'pull-requests': 'write', 'security-events': 'write' })),
    );
  });
});

describe('docs/ci.md', () => {
  const rows = readFileSync('docs/ci.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
  const named = (name: string) => rows.find(([first]) => first === `\`${name}\``);

  test.each(Object.entries(inputs))('documents the input %s with its default', (name, { default: value }) => {
    expect(named(name)?.[1]).toBe(value === '' ? 'none' : `\`${value}\``);
  });

  test.each(Object.keys(outputs))('documents the output %s', (name) => {
    expect(named(name)?.[1]).toMatch(/\w/);
  });

  test('names flags that the command has', async () => {
    const { stdout } = await storefrontBaseline(['check', '--help']);
    const flags = new Set(readFileSync('docs/ci.md', 'utf8').match(/(?<![\w-])--[a-z][a-z-]+/g));
    const ofTheCdk = ['--quiet', '--context'];

    expect([...flags].filter((flag) => !ofTheCdk.includes(flag) && !stdout.includes(`${flag} `))).toEqual([]);
    expect(flags.size).toBeGreaterThan(6);
  });

  test('documents nothing else', () => {
    const first = rows.map(([name = '']) => name.replaceAll('`', ''));

    expect(first.filter((name) => inputs[name] === undefined && outputs[name] === undefined)).toEqual([]);
  });
});

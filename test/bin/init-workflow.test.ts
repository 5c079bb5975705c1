import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeSetup } from '../../bin/commands/write-setup';
import { writtenFiles } from '../check/written-assembly';
import { inProcess } from './in-process';

const WORKFLOW = '.github/workflows/storefront-baseline.yml';

const CDK_JSON = '{\n  "app": "npx tsx bin/app.ts"\n}\n';

const init = (directory: string) => inProcess(directory, writeSetup);

const stepsOf = (directory: string) => {
  const workflow: { jobs: { check: { steps: { uses?: string; run?: string }[] } } } = parse(
    readFileSync(join(directory, WORKFLOW), 'utf8'),
  );
  return workflow.jobs.check.steps;
};

test('may only read, and runs the app by the checks', async () => {
  const directory = writtenFiles({ 'cdk.json': CDK_JSON });
  await init(directory);

  expect(parse(readFileSync(join(directory, WORKFLOW), 'utf8'))).toMatchObject({
    on: 'pull_request',
    permissions: { contents: 'read' },
  });
  expect(stepsOf(directory).flatMap(({ run = [] }) => run)).toEqual([
    'npm ci',
    "npx --no-install storefront-baseline check --app 'npx tsx bin/app.ts' --format github",
  ]);
});

test('uses actions at the commits of the documentation', async () => {
  const directory = writtenFiles({});
  await init(directory);

  const uses = stepsOf(directory).flatMap(({ uses: used = [] }) => used);
  const documented = readFileSync('docs/ci.md', 'utf8');
  expect(uses).toHaveLength(2);
  for (const used of uses) {
    expect(used).toMatch(/@[0-9a-f]{40}$/);
    expect(documented).toContain(`uses: ${used} #`);
  }
});

test('keeps quotes of the command that runs the app', async () => {
  const directory = writtenFiles({ 'cdk.json': { app: `node 'a b.js' "c"` } });

  await init(directory);

  expect(stepsOf(directory).at(-1)?.run).toBe(
    `npx --no-install storefront-baseline check --app 'node '\\''a b.js'\\'' "c"' --format github`,
  );
});

test('without an app in cdk.json synthesizes it by the CDK CLI', async () => {
  const directory = writtenFiles({ 'cdk.json': '{}' });

  await init(directory);

  expect(stepsOf(directory).flatMap(({ run = [] }) => run)).toEqual([
    'npm ci',
    "npx --no-install cdk synth --quiet '**'",
    'npx --no-install storefront-baseline check cdk.out --format github',
  ]);
});

test.each([WORKFLOW, WORKFLOW.replace('.yml', '.yaml')])('leaves a workflow that stands as %s', async (file) => {
  const directory = writtenFiles({ [file]: 'mine' });

  const { stdout } = await init(directory);

  expect(stdout).toContain(`${file}: exists, left as it is\n`);
  expect(readFileSync(join(directory, file), 'utf8')).toBe('mine');
  expect(readdirSync(join(directory, '.github/workflows'))).toHaveLength(1);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readInputs } from '../lib/check/read-inputs';
import { catalogue } from '../lib/controls/catalogue';
import { evaluate } from '../lib/controls/evaluate';
import { TemplateSet } from '../lib/controls/template-set';
import { GUARD_RULES, guardProgram } from '../test/judges/guard-program';
import type { Benchmark } from './benchmark';
import { nodeCost } from './process-cost';
import { writeSampleTemplates } from './sample-templates';

const RUNS = 5;
const COMMAND = resolve('dist/bin/storefront-baseline.js');

/** What a check of templates costs, against cfn-guard with AWS Control Tower's rules on the same file, and by size. */
export const checkTemplates: Benchmark = {
  title: 'storefront-baseline check, all controls, text report',
  run() {
    process.env.CDK_VALIDATION = 'false';
    const directory = mkdtempSync(join(tmpdir(), 'bench-templates-'));
    try {
      return [...againstGuard(directory), ...bySize(directory), ...yaml(directory), ...start()];
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
};

function againstGuard(directory: string): readonly string[] {
  const template = join(directory, 'one', 'Shop0.json');
  writeSampleTemplates(dirname(template), { resources: 463, stacks: 1 });
  const whole = nodeCost([COMMAND, 'check', template, '--fail-on', 'never'], RUNS).milliseconds;
  const inside = median(() => judged(template));
  const program = guardProgram();
  if (program === undefined) return ['463 resources: SKIPPED: cfn-guard has no program for this machine', ''];
  const guard = timed(() => runGuard(program, template));
  return [
    '463 resources in one JSON template',
    `  cfn-guard, 237 rules        ${seconds(guard)}`,
    `  check, whole process        ${seconds(whole)}   ${ratio(guard, whole)} times faster; budget: 50 times, 0.5 s`,
    `  parse and evaluate inside   ${seconds(inside)}   ${ratio(guard, inside)} times faster; budget: 300 times`,
    '',
  ];
}

function bySize(directory: string): readonly string[] {
  const [small, large] = [1_000, 10_000].map((resources) => {
    const templates = join(directory, String(resources));
    writeSampleTemplates(templates, { resources, stacks: 25 });
    return {
      ...nodeCost([COMMAND, 'check', templates, '--fail-on', 'never'], RUNS),
      inside: median(() => judged(templates)),
    };
  });
  if (small === undefined || large === undefined) throw new Error('both sizes must have been measured');
  return [
    '25 JSON templates',
    `   1,000 resources            ${seconds(small.milliseconds)}   ${small.mebibytes.toFixed(0)} MiB`,
    `  10,000 resources            ${seconds(large.milliseconds)}   ${large.mebibytes.toFixed(0)} MiB; budget: 2 s, 300 MB`,
    `  growth, whole process       ${ratio(large.milliseconds, small.milliseconds)}; inside ${ratio(large.inside, small.inside)}; budget: 11`,
    '',
  ];
}

function yaml(directory: string): readonly string[] {
  const size = { resources: 463, stacks: 1 };
  writeSampleTemplates(join(directory, 'yaml'), size, 'yaml');
  const [json, text] = [join(directory, 'one', 'Shop0.json'), join(directory, 'yaml', 'Shop0.yaml')].map((file) =>
    median(() => readInputs([file])),
  );
  if (json === undefined || text === undefined) throw new Error('both formats must have been measured');
  return [
    '463 resources, reading alone',
    `  JSON                        ${seconds(json)}`,
    `  YAML                        ${seconds(text)}   ${ratio(text, json)} times JSON; budget: about 10 times`,
    '',
  ];
}

function start(): readonly string[] {
  const node = nodeCost(['-e', '0'], 9).milliseconds;
  const help = nodeCost([COMMAND, '--help'], 9).milliseconds;
  return ['--help', `  ${seconds(help)}   ${ratio(help, node)} times node -e 0; budget: 1.5 times`];
}

function judged(path: string): void {
  for (const { templates } of readInputs([path]).inputs) evaluate(new TemplateSet(templates), catalogue);
}

function runGuard(program: string, template: string): void {
  const { status, error } = spawnSync(
    program,
    ['validate', '--rules', GUARD_RULES, '--data', template, '--type', 'CFNTemplate', '--show-summary', 'none'],
    { maxBuffer: 1 << 28 },
  );
  if (error !== undefined) throw error;
  // 0 and 19 tell whether the rules hold.
  if (status !== 0 && status !== 19) throw new Error(`cfn-guard ended with ${status}`);
}

function median(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => timed(work)).sort((one, other) => one - other);
  return times[Math.floor(RUNS / 2)] ?? 0;
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(3)} s`.padStart(10);
}

function ratio(larger: number, smaller: number): string {
  return (larger / smaller).toFixed(larger / smaller < 20 ? 2 : 0);
}

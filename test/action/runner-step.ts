import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '../bin/command-line';
import { temporaryDirectory } from '../check/temporary-directory';
import { outputsIn } from './output-file';

const TSX = join(process.cwd(), 'node_modules', '.bin', 'tsx');
const SCRIPT = join(process.cwd(), 'bin', 'action.ts');

/** What a step of the action is given. */
export interface StepOptions {
  /** The directory in which a workflow's steps run. */
  readonly workspace?: string;
  /** By name, as in `action.yml`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The payload of the event that started the workflow: a value, or the text of the file. */
  readonly event?: unknown;
}

/** What a step of the action left. */
export interface StepEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
}

/** A step of the action that runs, and what becomes of it. */
export interface RunningStep {
  readonly child: ChildProcess;
  readonly end: Promise<StepEnd>;
}

/** Runs a step of the action to its end. */
export function runStep(step: string, options: StepOptions = {}): Promise<StepEnd> {
  return startStep(step, options).end;
}

/** Starts a step of the action as the runner does: with files for what it says, and variables for what it is told. */
export function startStep(step: string, options: StepOptions = {}): RunningStep {
  const { workspace = temporaryDirectory(), inputs = {}, env = {}, event = {} } = options;
  const temporary = temporaryDirectory();
  const commands = temporaryDirectory();
  const files = {
    GITHUB_OUTPUT: join(commands, 'set_output'),
    GITHUB_STEP_SUMMARY: join(commands, 'step_summary'),
    GITHUB_EVENT_PATH: join(commands, 'event.json'),
  };
  writeFileSync(files.GITHUB_OUTPUT, '');
  writeFileSync(files.GITHUB_STEP_SUMMARY, '');
  writeFileSync(files.GITHUB_EVENT_PATH, typeof event === 'string' ? event : JSON.stringify(event));

  const { child, end } = start(TSX, [SCRIPT, step], {
    cwd: workspace,
    env: {
      ...withoutOwnRunner(),
      ...files,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'shop/storefront',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_RUN_ID: '42',
      RUNNER_TEMP: temporary,
      ...inputVariables(inputs),
      ...env,
    },
  });
  return {
    child,
    end: end.then(({ exitCode, stdout, stderr }) => ({
      exitCode,
      stdout,
      stderr,
      outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
      temporary,
    })),
  };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase().replaceAll('-', '_')}`, value]),
  );
}

/** These tests may run on a runner themselves. */
function withoutOwnRunner(): Readonly<Record<string, undefined>> {
  const own = Object.keys(process.env).filter((name) => /^(GITHUB|INPUT|RUNNER)_/.test(name));
  return Object.fromEntries(own.map((name) => [name, undefined]));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const TSX = join(process.cwd(), 'node_modules', '.bin', 'tsx');
const PROGRAM = join(process.cwd(), 'bin', 'storefront-baseline.ts');

/** What one run of a program left. */
export interface Ran {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a program runs. */
export interface RunOptions {
  readonly cwd?: string;
  /** Beside the environment of the tests. `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A program that runs, and what becomes of it. */
export interface Running {
  readonly child: ChildProcess;
  readonly end: Promise<Ran>;
}

/** Starts `storefront-baseline` as a user does. */
export function startStorefrontBaseline(args: readonly string[], options: RunOptions = {}): Running {
  return start(TSX, [PROGRAM, ...args], options);
}

/** Runs `storefront-baseline` to its end. */
export function storefrontBaseline(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return startStorefrontBaseline(args, options).end;
}

/** Starts a program of which the output is kept. */
export function start(command: string, args: readonly string[], { cwd, env }: RunOptions = {}): Running {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = new Promise<Ran>((fulfil, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => fulfil({ exitCode, signal, stdout, stderr }));
  });
  return { child, end };
}

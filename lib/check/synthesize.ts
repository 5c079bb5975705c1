import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse as parseJsonc } from 'jsonc-parser';
import { isObject, own } from '../controls/value';
import { AssemblyError } from '../errors';

/** How a synthesis went. */
export interface Synthesis {
  /** The app's exit code; 1 when policy is violated, other codes when it stopped before its end. */
  readonly exitCode: number;
  /** What the app wrote to standard error. */
  readonly errors: string;
}

/** Options of {@link synthesize}. */
export interface SynthesizeOptions {
  /** The command that runs the app, as in `cdk.json`. */
  readonly command: string;
  /** Where the cloud assembly goes. */
  readonly directory: string;
  /** Milliseconds after which the app is stopped. */
  readonly timeout: number;
}

/**
 * Synthesizes a CDK app in a process of its own, with the context of `cdk.json` and `cdk.context.json` of the working
 * directory, as the CDK CLI does.
 *
 * @throws AssemblyError when the app cannot be started, or takes longer than the timeout
 */
export async function synthesize({ command, directory, timeout }: SynthesizeOptions): Promise<Synthesis> {
  const context = mkdtempSync(join(tmpdir(), 'storefront-context-'));
  try {
    const contextFile = join(context, 'context.json');
    writeFileSync(
      contextFile,
      JSON.stringify({ ...contextOf('cdk.json', 'context'), ...contextOf('cdk.context.json') }),
    );
    const child = spawn(command, {
      shell: true,
      // A group of its own, so that a timeout ends what the shell started as well.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        CDK_OUTDIR: resolve(directory),
        CDK_CONTEXT_JSON: '{}',
        CONTEXT_OVERFLOW_LOCATION_ENV: contextFile,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps --stack-trace-limit=50`.trim(),
      },
    });
    return await outcome(child, command, timeout);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

function contextOf(file: string, key?: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  const parsed: unknown = parseJsonc(readFileSync(file, 'utf8'));
  const context = key === undefined || !isObject(parsed) ? parsed : own(parsed, key);
  return isObject(context) ? context : {};
}

/** More than any useful error output; a runaway app must not fill the memory. */
const MOST_ERROR_BYTES = 4 * 1024 * 1024;

function outcome(child: ChildProcess, command: string, timeout: number): Promise<Synthesis> {
  return new Promise((fulfil, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      reject(new AssemblyError(`${command}: it did not end within ${timeout / 1000} seconds and was stopped`));
    }, timeout);
    child.stderr?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_ERROR_BYTES) chunks.push(chunk);
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new AssemblyError(`${command}: it cannot be started: ${error.message}`));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      fulfil({ exitCode: code ?? 1, errors: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

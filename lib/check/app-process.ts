import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { AssemblyError } from '../errors';
import { OutputTail } from './output-tail';

/** How an app ended. */
export interface AppOutcome {
  /** The exit code; that of a process that a signal ended is 128 and the signal's number, as in a shell. */
  readonly exitCode: number;
  /** What the app printed, on either stream: the last 4 MiB. */
  readonly output: string;
}

/** Options of {@link runApp}. */
export interface RunAppOptions {
  /** A command line for the shell. */
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which the app is ended. */
  readonly timeout: number;
  /** Ends the app before its time. */
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds for the last output to arrive after the app has ended. */
const GRACE = 1_000;

/**
 * Runs an app in a process group of its own, of which nothing is left when this settles.
 *
 * @throws AssemblyError when the app cannot be started, takes longer than the timeout, or is ended by the signal
 */
export function runApp(options: RunAppOptions): Promise<AppOutcome> {
  return new Promise((fulfil, reject) => {
    const { command, timeout, signal } = options;
    const child = start(options);
    const output = new OutputTail();
    child.stdout?.on('data', (chunk: Buffer) => output.add(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.add(chunk));

    const stop = (why: string) => {
      endGroup(child);
      settle(() => reject(new AssemblyError(`${shown(command)}: ${why}`)));
    };
    const interrupt = () => stop('the app was interrupted');
    const timer = setTimeout(() => stop(`the app did not end within ${timeout / 1_000} seconds`), timeout);
    const settle = (report: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      report();
    };

    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted === true) interrupt();
    child.on('error', (error) => stop(notStarted(error)));
    child.on('exit', (code, endedBy) => {
      // A process that the app left behind would hold its output open, and this with it.
      endGroup(child);
      const exitCode = code ?? 128 + (endedBy === null ? 0 : constants.signals[endedBy]);
      const report = () => settle(() => fulfil({ exitCode, output: output.text() }));
      const grace = setTimeout(report, GRACE);
      child.on('close', () => {
        clearTimeout(grace);
        report();
      });
    });
  });
}

/** A command for a message: one line of bounded length. */
export function shown(command: string): string {
  const line = command.replace(/\p{Cc}+/gu, ' ').trim();
  if (line === '') return 'an empty command';
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function start({ command, env }: RunAppOptions): ChildProcess {
  try {
    return spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
  } catch (error) {
    throw new AssemblyError(`${shown(command)}: ${notStarted(error)}`);
  }
}

function notStarted(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  return `the app cannot be started (${code})`;
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Every process of the group has ended already.
  }
}

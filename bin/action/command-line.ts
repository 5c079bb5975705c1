import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { withoutWorkflowCommands } from '../../lib/report/workflow-command';

/** How a run of `storefront-baseline` ended. */
export interface CommandLineEnd {
  /** That of a process that a signal ended is 128 and the signal's number, as in a shell. */
  readonly exitCode: number;
  /** The last line on standard error, which is not printed yet: where the command refuses something, its reason. */
  readonly lastLine: string;
}

/** The runner sends these when a job is cancelled. */
const INTERRUPTIONS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** From the sources as from the build, with the same loaders as this process. */
const PROGRAM = join(__dirname, '..', `storefront-baseline${extname(__filename)}`);

/**
 * Runs `storefront-baseline` in a process of its own, so that whatever becomes of it can be told. What it and the app
 * print on standard error is passed on, but steers no runner.
 */
export function runCommandLine(args: readonly string[]): Promise<CommandLineEnd> {
  return new Promise((fulfil, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, PROGRAM, ...args], {
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    const interrupt = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of INTERRUPTIONS) process.on(signal, interrupt);
    const settle = () => {
      for (const signal of INTERRUPTIONS) process.off(signal, interrupt);
    };

    let lastLine: string | undefined;
    createInterface({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      if (lastLine !== undefined) printError(lastLine);
      lastLine = line;
    });
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code, signal) => {
      settle();
      fulfil({ exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), lastLine: lastLine ?? '' });
    });
  });
}

/** Prints a line on standard error that holds no workflow command. */
export function printError(line: string): void {
  process.stderr.write(`${withoutWorkflowCommands(line)}\n`);
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AppOutcome, shown } from '../lib/check/app-process';
import { MANIFEST_FILE } from '../lib/check/cloud-assembly';
import { prepareOutputDirectory } from '../lib/check/output-directory';
import { synthesize } from '../lib/check/synthesize';
import { AssemblyError } from '../lib/errors';
import { SynthesisProgress } from './synthesis-progress';

/** Ten minutes: several times what an app of many thousand resources takes. */
const SYNTHESIS_TIMEOUT = 600_000;

const INTERRUPTIONS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The exit code of an app that has told in a line what it refuses: this project's sample, and this command. */
const REFUSED = 2;

/**
 * Synthesizes an app, with its progress and then its output on standard error. An interruption ends the app as well.
 *
 * @returns `refused` when the app has told what it refuses and left no assembly; else whether it `failed` or is `done`
 * @throws AssemblyError when there is no assembly
 */
export async function synthesizeApp(directory: string, command: string): Promise<'done' | 'failed' | 'refused'> {
  prepareOutputDirectory(directory);
  const { exitCode, output } = await synthesizeWithProgress(directory, command);
  process.stderr.write(output);
  if (existsSync(join(directory, MANIFEST_FILE))) return exitCode === 0 ? 'done' : 'failed';
  if (exitCode === REFUSED && output.trim() !== '') return 'refused';
  throw new AssemblyError(`${shown(command)}: ${reasonFor(exitCode, directory)}`);
}

async function synthesizeWithProgress(directory: string, command: string): Promise<AppOutcome> {
  const interruption = new AbortController();
  let received: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    received = signal;
    interruption.abort();
  };
  for (const signal of INTERRUPTIONS) process.once(signal, interrupt);
  const progress = new SynthesisProgress(directory, process.stderr);
  try {
    return await synthesize({ command, directory, timeout: SYNTHESIS_TIMEOUT, signal: interruption.signal });
  } finally {
    progress.end();
    for (const signal of INTERRUPTIONS) process.off(signal, interrupt);
    // Whoever started this process shall see that the signal ended it.
    if (received !== undefined) process.kill(process.pid, received);
  }
}

function reasonFor(exitCode: number, directory: string): string {
  switch (exitCode) {
    case 0:
      return `the app left no cloud assembly in ${directory}; it must make a CDK App that sets no outdir of its own`;
    case 126:
      return 'the shell cannot run this; name the command that runs the app';
    case 127:
      return 'there is no such command; name the command that runs the app';
    default:
      return `the app stopped with exit code ${exitCode} before its end; see its output above`;
  }
}

import { runCheck } from '../../bin/commands/run-check';
import { UserError } from '../../lib/errors';

/** What a command left that ran in this process. */
export interface Left {
  readonly exitCode: number | string | null | undefined;
  readonly stdout: string;
  /** The one line of an error that is the user's; empty where there is none. */
  readonly stderr: string;
}

/**
 * Runs what a command does in a working directory. It takes a fiftieth of the time of a process of its own.
 *
 * @param terminal whether standard output is a terminal
 * @throws whatever is no `UserError`
 */
export async function inProcess(directory: string, action: () => unknown, terminal = false): Promise<Left> {
  const home = process.cwd();
  const { isTTY } = process.stdout;
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  process.stdout.isTTY = terminal;
  process.chdir(directory);
  try {
    await action();
    return { exitCode: process.exitCode ?? 0, stdout: written.join(''), stderr: '' };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { exitCode: 2, stdout: written.join(''), stderr: error.message };
  } finally {
    write.mockRestore();
    process.chdir(home);
    process.stdout.isTTY = isTTY;
    process.exitCode = undefined;
  }
}

/** Runs `check` in this process. */
export function checkIn(
  directory: string,
  paths: readonly string[],
  flags: Partial<Parameters<typeof runCheck>[1]> = {},
  terminal = false,
): Promise<Left> {
  return inProcess(directory, () => runCheck(paths, { failOn: 'error', strict: false, ...flags }), terminal);
}

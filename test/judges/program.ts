import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Larger than any report on the sample app, whose longest has a few MB. */
const LONGEST_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Ten minutes: several times what the slowest judge takes over a few hundred resources. */
const TIMEOUT_MS = 600_000;

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The absolute path of a program on the PATH, or undefined. */
export function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Runs a program to its end.
 *
 * @throws Error when it cannot be started, is ended by a signal, or says more than can be held
 */
export function runProgram(file: string, args: readonly string[]): Promise<Ended> {
  return new Promise((fulfil, reject) => {
    const options = { maxBuffer: LONGEST_OUTPUT_BYTES, timeout: TIMEOUT_MS };
    execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error === null) fulfil({ code: 0, stdout, stderr });
      else if (typeof error.code === 'number') fulfil({ code: error.code, stdout, stderr });
      else reject(new Error(`${file}: ${error.message}\n${stderr.slice(-2_000)}`));
    });
  });
}

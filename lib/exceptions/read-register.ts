import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ExceptionsError } from '../errors';
import { systemErrorCode } from '../input/system-error-code';
import { LARGEST_YAML_BYTES } from './bounded-yaml';
import type { Exception } from './exception';
import { parseRegister } from './parse-register';

/** Name of the register that is read when none is named. */
export const DEFAULT_REGISTER = 'exceptions.yaml';

/**
 * Reads a register that was named.
 *
 * @throws ExceptionsError when there is no such file, when it cannot be read, and for what `parseRegister` refuses
 */
export function readRegister(file: string): readonly Exception[] {
  return parseRegister(readText(file), file);
}

/**
 * Reads `exceptions.yaml` of a directory; without one there are no exceptions.
 *
 * @throws ExceptionsError as `readRegister`, save for the missing file
 */
export function readDefaultRegister(directory: string): readonly Exception[] {
  const file = join(directory, DEFAULT_REGISTER);
  return existsSync(file) ? readRegister(file) : [];
}

function readText(file: string): string {
  const bytes = readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ExceptionsError(`${file}: the file is not UTF-8 text; save it as UTF-8`);
  }
}

function readBytes(file: string): Buffer {
  try {
    // A directory, a pipe or a device must be known before reading: reading a pipe waits for ever.
    const status = statSync(file);
    if (!status.isFile()) {
      const what = status.isDirectory() ? 'a directory' : 'not a regular file';
      throw new ExceptionsError(`${file}: this is ${what}; name a file such as ${DEFAULT_REGISTER}`);
    }
    if (status.size > LARGEST_YAML_BYTES) {
      throw new ExceptionsError(`${file}: the file has more than ${LARGEST_YAML_BYTES} bytes; split it`);
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ExceptionsError) throw error;
    throw new ExceptionsError(`${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === 'ENOENT') return 'there is no such file; create it or name another';
  if (code === 'EACCES' || code === 'EPERM') return 'reading the file is not permitted; grant it or name another';
  return `the file cannot be read (${code}); name another`;
}

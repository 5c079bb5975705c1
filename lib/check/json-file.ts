import { readFileSync, statSync } from 'node:fs';
import { isObject } from '../controls/value';
import { AssemblyError } from '../errors';
import { systemErrorCode } from '../input/system-error-code';

/** Larger than any template that CloudFormation takes (1 MB), with room for assemblies that are split later. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a JSON file of a cloud assembly.
 *
 * @param mend what to do about a file that cannot be used, in a clause
 * @throws AssemblyError in one line naming the file, when it is missing, no regular file, too large, not JSON, or not an
 * object
 */
export function readJsonObject(file: string, mend = 'synthesize the app again'): Readonly<Record<string, unknown>> {
  const text = readText(file, mend);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new AssemblyError(`${file}: this is not JSON (${oneLine(error)}); ${mend}`);
  }
  if (!isObject(parsed)) throw new AssemblyError(`${file}: this holds no JSON object; ${mend}`);
  return parsed;
}

function readText(file: string, mend: string): string {
  try {
    // A pipe or a device must be known before reading: reading a pipe waits for ever.
    const status = statSync(file);
    if (!status.isFile()) throw new AssemblyError(`${file}: this is no regular file; ${mend}`);
    if (status.size > LARGEST_FILE_BYTES) {
      throw new AssemblyError(
        `${file}: the file has more than ${LARGEST_FILE_BYTES} bytes; no assembly has such a file`,
      );
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof AssemblyError) throw error;
    throw new AssemblyError(`${file}: ${reasonOf(error, mend)}`);
  }
}

function reasonOf(error: unknown, mend: string): string {
  const code = systemErrorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no such file; ${mend}`;
  if (code === 'EACCES' || code === 'EPERM') return 'reading the file is not permitted; grant it';
  return `the file cannot be read (${code}); ${mend}`;
}

/** The parser quotes what it could not read, line breaks and all. */
function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\p{Cc}+/gu, ' ');
}

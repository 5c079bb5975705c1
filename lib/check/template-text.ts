import { readFileSync, statSync } from 'node:fs';
import { AssemblyError } from '../errors';
import { systemErrorCode } from '../input/system-error-code';

/** Largest file that is read. CloudFormation takes templates of 1 MB, tools that split them later write more. */
export const LARGEST_TEMPLATE_BYTES = 16 * 1024 * 1024;

/**
 * Reads the text of a template, with line feeds between its lines and without a byte-order mark.
 *
 * @throws AssemblyError in one line naming the file, when it is missing, no regular file, too large, or no text
 */
export function readTemplateText(file: string): string {
  const size = sizeOf(file);
  if (size > LARGEST_TEMPLATE_BYTES) {
    throw new AssemblyError(`${file}: the file has more than ${LARGEST_TEMPLATE_BYTES} bytes; split the template`);
  }
  const text = read(file);
  if (isBinary(text)) throw new AssemblyError(`${file}: this is no UTF-8 text; save the template as UTF-8`);
  return normalized(text);
}

/**
 * Reads the text of a file that may be a template, likewise.
 *
 * @returns undefined for one that is too large, or no text
 * @throws AssemblyError in one line naming the file, when it cannot be read
 */
export function readFoundText(file: string): string | undefined {
  const text = sizeOf(file) > LARGEST_TEMPLATE_BYTES ? undefined : read(file);
  return text === undefined || isBinary(text) ? undefined : normalized(text);
}

/** Why a file or directory cannot be read, with the mend. */
export function unreadable(path: string, error: unknown): AssemblyError {
  const code = systemErrorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AssemblyError(`${path}: there is no such file; name a template, a directory or a pattern`);
  }
  if (code === 'EACCES' || code === 'EPERM') return new AssemblyError(`${path}: reading it is not permitted; grant it`);
  return new AssemblyError(`${path}: it cannot be read (${code}); name another one`);
}

function sizeOf(file: string): number {
  const status = attempt(file, () => statSync(file));
  // A pipe or a device must be known before reading: reading a pipe waits for ever.
  if (!status.isFile()) throw new AssemblyError(`${file}: this is no regular file; name a template`);
  return status.size;
}

function read(file: string): string {
  return attempt(file, () => readFileSync(file, 'utf8'));
}

function attempt<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw unreadable(file, error);
  }
}

function isBinary(text: string): boolean {
  return text.includes('\0');
}

function normalized(text: string): string {
  const unmarked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return unmarked.includes('\r\n') ? unmarked.replaceAll('\r\n', '\n') : unmarked;
}

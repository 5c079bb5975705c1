import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { systemErrorCode } from '../../input/system-error-code';
import { EvidenceError } from './evidence-error';

/** How a file of evidence is read. */
export interface EvidenceFileOptions {
  readonly mostBytes: number;
  /** What to do about a file that cannot be used, in a clause. */
  readonly mend: string;
  /**
   * Whether a link is followed: those of a person are, those in a bundle are not.
   *
   * @default false
   */
  readonly followLinks?: boolean;
}

/**
 * Reads a regular file of bounded size.
 *
 * @throws EvidenceError in one line naming the file
 */
export function readEvidenceFile(file: string, { mostBytes, mend, followLinks = false }: EvidenceFileOptions): Buffer {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe waits for ever.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | (followLinks ? 0 : constants.O_NOFOLLOW));
    const status = fstatSync(descriptor);
    if (!status.isFile()) {
      const what = status.isDirectory() ? 'a directory' : 'no regular file';
      throw new EvidenceError(`${file}: this is ${what}; ${mend}`);
    }
    if (status.size > mostBytes) throw new EvidenceError(`${file}: the file has more than ${mostBytes} bytes; ${mend}`);
    return readFileSync(descriptor);
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    throw new EvidenceError(`${file}: ${reasonOf(systemErrorCode(error))}; ${mend}`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Reads a regular file of bounded size as text.
 *
 * @throws EvidenceError in one line naming the file, also when it is not UTF-8
 */
export function readEvidenceText(file: string, options: EvidenceFileOptions): string {
  return decodedEvidence(readEvidenceFile(file, options), file);
}

/**
 * The text of a file that was read.
 *
 * @throws EvidenceError in one line naming the file, when it is not UTF-8
 */
export function decodedEvidence(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new EvidenceError(`${file}: the file is not UTF-8 text; name another`);
  }
}

function reasonOf(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'reading the file is not permitted';
  if (code === 'ELOOP') return 'this is a link';
  return `the file cannot be read (${code})`;
}

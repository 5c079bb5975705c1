import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** What a file holds, without its content. */
export interface FileDigest {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** One read at a time. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads a file piece by piece, at most so many bytes of it, and follows no link.
 *
 * @returns undefined for what is no regular file, such as a link or a pipe
 * @throws what the operating system throws
 */
export async function digestFile(file: string, mostBytes: number): Promise<FileDigest | undefined> {
  // Without O_NONBLOCK, opening a pipe waits for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(noLink);
  if (handle === undefined) return undefined;
  try {
    if (!(await handle.stat()).isFile()) return undefined;
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let bytes = 0;
    while (bytes <= mostBytes) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES);
      if (bytesRead === 0) break;
      hash.update(chunk.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}

/** `ELOOP` is what O_NOFOLLOW says of a link; `ENXIO` is what a socket says. */
function noLink(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ELOOP' || error.code === 'ENXIO') return undefined;
  throw error;
}

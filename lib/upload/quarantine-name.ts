import { createHash } from 'node:crypto';

/** Bytes of a key, at most ("Naming Amazon S3 objects", Amazon S3 User Guide). */
const LONGEST_KEY = 1024;

/**
 * The key of an infected upload in the quarantine: `<version id>/<its key>`. The version comes first, so that a message
 * that names it alone, and no shopper, leads there. Where the two are too long for one key, the upload's is hashed.
 *
 * Every version has its own, always the same: a copy that was made half-way is found again.
 */
export function quarantineName(key: string, versionId: string): string {
  const name = `${versionId}/${key}`;
  if (Buffer.byteLength(name) <= LONGEST_KEY) return name;
  return `${versionId}/${createHash('sha256').update(key).digest('hex')}`;
}

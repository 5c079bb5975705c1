import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import pLimit from 'p-limit';
import { LARGEST_FILE_BYTES } from './bundle-limits';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, sha256Of } from './bundle-manifest';
import type { SealedBundle } from './bundle-writer';
import { EvidenceError } from './evidence-error';
import { readEvidenceFile } from './evidence-file';
import { type EvidenceBucket, putLockedObject } from './locked-object';

/** Each file is held in memory while it goes. */
const FILES_AT_ONCE = 4;

/**
 * Copies a bundle into a bucket, the manifest last: where a manifest lies, everything that it lists does too.
 *
 * @param bucket its prefix must be new; a second bundle under it would mix with the first
 * @returns the address of the manifest, `s3://<bucket>/<key>`
 * @throws EvidenceError in one line, when a file was changed since the bundle was sealed
 * @throws whatever the client throws
 */
export async function uploadBundle(client: S3Client, bundle: SealedBundle, bucket: EvidenceBucket): Promise<string> {
  const { directory, manifest, manifestSha256 } = bundle;
  const limit = pLimit(FILES_AT_ONCE);
  const put = async (path: string, sha256?: string) => {
    const file = join(directory, path);
    const bytes = readEvidenceFile(file, { mostBytes: LARGEST_FILE_BYTES, mend: 'make the bundle again' });
    const found = sha256Of(bytes);
    if (sha256 !== undefined && found !== sha256) {
      throw new EvidenceError(`${file}: the file was changed since the bundle was sealed; make the bundle again`);
    }
    return await putLockedObject(client, bucket, { path, sha256: found }, bytes);
  };
  try {
    await Promise.all(manifest.files.map(({ path, sha256 }) => limit(() => put(path, sha256))));
  } finally {
    // After a failure, those that wait are not put behind the caller's back.
    limit.clearQueue();
  }
  await put(MANIFEST_DIGEST_FILE);
  return await put(MANIFEST_FILE, manifestSha256);
}

import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BundleFile } from './bundle-manifest';

/** A bucket that keeps evidence, best with Object Lock. */
export interface EvidenceBucket {
  /** The bucket's name. */
  readonly name: string;
  /** What keys begin with: empty, or ending in `/`. */
  readonly prefix: string;
  /**
   * The account that must own the bucket, 12 digits, so that evidence never lands in a stranger's.
   *
   * @default - nobody asks
   */
  readonly owner?: string;
}

/**
 * Puts one file of evidence into a bucket under its path. Amazon S3 compares what arrives with the SHA-256, keeps it with the
 * object, and takes it for the checksum that a bucket with Object Lock asks for ("PutObject", Amazon S3 API Reference).
 *
 * @returns the object's address, `s3://<bucket>/<key>`
 * @throws whatever the client throws
 */
export async function putLockedObject(
  client: S3Client,
  { name, prefix, owner }: EvidenceBucket,
  { path, sha256 }: Pick<BundleFile, 'path' | 'sha256'>,
  bytes: Uint8Array,
): Promise<string> {
  const key = `${prefix}${path}`;
  await client.send(
    new PutObjectCommand({
      Bucket: name,
      Key: key,
      Body: bytes,
      ContentLength: bytes.byteLength,
      ChecksumAlgorithm: 'SHA256',
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }),
    }),
  );
  return `s3://${name}/${key}`;
}

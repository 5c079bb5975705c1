import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { StoreEvent } from '../../privacy-steps/store-contract';

/**
 * Writes what a page of a store exports, as JSON. The same page has the same key, so that a page that is exported again
 * replaces itself.
 *
 * @returns SHA-256 of the object, in hexadecimal
 */
export async function writePage(client: S3Client, event: StoreEvent, items: readonly unknown[]): Promise<string> {
  const { output, store, page, requestId } = event;
  if (output === undefined) throw new Error('an export needs an output');
  const body = JSON.stringify({ requestId, store, page, items }, undefined, 2);
  await client.send(
    new PutObjectCommand({
      Bucket: output.bucket,
      Key: `${output.prefix}page-${String(page).padStart(5, '0')}.json`,
      Body: body,
      ContentType: 'application/json',
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  return createHash('sha256').update(body).digest('hex');
}

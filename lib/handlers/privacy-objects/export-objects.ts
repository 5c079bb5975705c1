import { CopyObjectCommand, ListObjectsV2Command, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { StoreEvent, StoreResult } from '../../privacy-steps/store-contract';
import { writePage } from '../privacy/export-output';
import { type ObjectStore, subjectPrefix } from './object-store';

/** Objects of one page: copies of the largest, 5 GB, take a while. */
const PAGE_SIZE = 25;

/**
 * Copies the present objects of a page into the export, with a list of them. An object that this function may not read,
 * such as an upload that was not found clean, is not handed out: it counts as held.
 */
export async function exportObjects(event: StoreEvent, store: ObjectStore, client: S3Client): Promise<StoreResult> {
  const prefix = subjectPrefix(store, event.subject);
  const { Contents: contents = [], NextContinuationToken: cursor } = await client.send(
    new ListObjectsV2Command({
      Bucket: store.bucket,
      Prefix: prefix,
      MaxKeys: PAGE_SIZE,
      ...(event.cursor === undefined ? {} : { ContinuationToken: event.cursor }),
    }),
  );
  const listed: object[] = [];
  let unreadable = 0;
  for (const { Key: key = '', Size: bytes, LastModified: modified } of contents) {
    const name = key.slice(prefix.length);
    const copied = await copy(client, event, store, key, name);
    if (!copied) unreadable++;
    listed.push({ name, bytes, lastModified: modified?.toISOString(), handedOut: copied });
  }
  const digest = await writePage(client, event, listed);
  return {
    status: cursor === undefined ? 'done' : 'more',
    items: contents.length - unreadable,
    digest,
    ...(cursor === undefined ? {} : { cursor }),
    ...(unreadable === 0 ? {} : { held: { items: unreadable, reason: 'not-readable' } }),
  };
}

/** @returns false where reading is denied */
async function copy(
  client: S3Client,
  { output }: StoreEvent,
  { bucket }: ObjectStore,
  key: string,
  name: string,
): Promise<boolean> {
  if (output === undefined) throw new Error('an export needs an output');
  try {
    await client.send(
      new CopyObjectCommand({
        Bucket: output.bucket,
        Key: `${output.prefix}objects/${name}`,
        CopySource: `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
        // Tags stay behind: copying them would take a right to read and to write them.
        TaggingDirective: 'REPLACE',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'AccessDenied') return false;
    throw error;
  }
}

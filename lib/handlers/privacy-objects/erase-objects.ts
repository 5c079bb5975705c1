import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { StoreEvent, StoreResult } from '../../privacy-steps/store-contract';
import { type ObjectStore, subjectPrefix } from './object-store';
import { type ObjectVersion, versionLock } from './version-lock';

/** Versions of one page; S3 deletes up to 1,000 at once. */
const PAGE_SIZE = 250;

/**
 * Deletes every version of the objects of a page, and the delete markers: a deletion that only hides an object erases
 * nothing. Versions under Object Lock stay, and count as held.
 *
 * @throws Error when a version is not deleted for another reason
 */
export async function eraseObjects(
  event: StoreEvent,
  store: ObjectStore,
  client: S3Client,
  now: Date,
): Promise<StoreResult> {
  const { KeyMarker, VersionIdMarker } = markersOf(event.cursor);
  const page = await client.send(
    new ListObjectVersionsCommand({
      Bucket: store.bucket,
      Prefix: subjectPrefix(store, event.subject),
      MaxKeys: PAGE_SIZE,
      ...(KeyMarker === undefined ? {} : { KeyMarker }),
      ...(VersionIdMarker === undefined ? {} : { VersionIdMarker }),
    }),
  );
  const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(({ Key, VersionId }) =>
    Key === undefined || VersionId === undefined ? [] : [{ Key, VersionId }],
  );
  const left = await deleteVersions(client, store, versions);
  const until: string[] = [];
  for (const version of left) {
    const lock = await versionLock(client, store.bucket, version, now);
    if (lock === undefined) throw new Error(`${left.length} object versions could not be deleted`);
    if (lock.until !== undefined) until.push(lock.until);
  }
  const next = page.IsTruncated === true ? { cursor: cursorOf(page.NextKeyMarker, page.NextVersionIdMarker) } : {};
  return {
    status: page.IsTruncated === true ? 'more' : 'done',
    items: versions.length - left.length,
    ...next,
    ...(left.length === 0 ? {} : { held: { items: left.length, reason: 'object-lock', ...earliest(until) } }),
  };
}

/** @returns the versions that S3 refused to delete */
async function deleteVersions(
  client: S3Client,
  { bucket }: ObjectStore,
  versions: readonly ObjectVersion[],
): Promise<readonly ObjectVersion[]> {
  if (versions.length === 0) return [];
  const { Errors: errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [...versions], Quiet: true } }),
  );
  return versions.filter((version) =>
    errors.some(({ Key, VersionId }) => Key === version.Key && (VersionId ?? version.VersionId) === version.VersionId),
  );
}

interface Markers {
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
}

function cursorOf(KeyMarker: string | undefined, VersionIdMarker: string | undefined): string {
  return Buffer.from(JSON.stringify({ KeyMarker, VersionIdMarker })).toString('base64url');
}

function markersOf(cursor: string | undefined): Markers {
  return cursor === undefined ? {} : (JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Markers);
}

function earliest(instants: readonly string[]): { readonly until?: string } {
  const [first] = [...instants].sort();
  return first === undefined ? {} : { until: first };
}

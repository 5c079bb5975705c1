import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A version of an object. */
export interface ObjectVersion {
  readonly Key: string;
  readonly VersionId: string;
}

/** Why a version cannot be deleted. */
export interface VersionLock {
  /** Instant in UTC until which it is retained; absent where a legal hold has no end. */
  readonly until?: string;
}

/**
 * The lock on a version, if there is one. S3 tells of it those alone who may read locks ("HeadObject", Amazon S3 API
 * Reference).
 */
export async function versionLock(
  client: S3Client,
  Bucket: string,
  version: ObjectVersion,
  now: Date,
): Promise<VersionLock | undefined> {
  const head = await client.send(new HeadObjectCommand({ Bucket, ...version }));
  if (head.ObjectLockLegalHoldStatus === 'ON') return {};
  const until = head.ObjectLockRetainUntilDate;
  return until !== undefined && until > now ? { until: until.toISOString() } : undefined;
}

import {
  CopyObjectCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { errorName } from '../../shopper/error-name';
import { quarantineName } from '../../upload/quarantine-name';
import type { Upload } from './verdict';
import type { VerdictSettings } from './verdict-settings';

/** What came of it: moved now, moved before, or gone without a copy, since somebody else deleted it. */
export type Move = 'moved' | 'already-moved' | 'gone';

/**
 * Moves one version to the quarantine, and leaves the others alone. It is copied, the copy is seen to be there with all its
 * bytes, `beforeDelete` is done, and only then is the version deleted. Each step can be done again: who fails half-way
 * starts over, and a copy that is there is not made twice.
 *
 * @throws Error of the SDK, or when the copy is not whole; the version is still there then
 */
export async function moveToQuarantine(
  client: Pick<S3Client, 'send'>,
  upload: Upload,
  settings: VerdictSettings,
  beforeDelete: () => Promise<void>,
): Promise<Move> {
  const name = quarantineName(upload.key, upload.versionId);
  const size = await sizeOf(client, upload);
  const copied = await sizeInQuarantine(client, settings, name);
  if (size === undefined) return copied === undefined ? 'gone' : 'already-moved';
  if (copied !== size) {
    await copy(client, upload, settings, name);
    const whole = await sizeInQuarantine(client, settings, name);
    if (whole !== size) throw new Error(`the copy in quarantine has ${whole ?? 'no'} bytes instead of ${size}`);
  }
  await beforeDelete();
  await client.send(new DeleteObjectCommand({ Bucket: upload.bucket, Key: upload.key, VersionId: upload.versionId }));
  return 'moved';
}

/** Bytes of the version; undefined when it is not there. */
async function sizeOf(client: Pick<S3Client, 'send'>, upload: Upload): Promise<number | undefined> {
  const { bucket: Bucket, key: Key, versionId: VersionId } = upload;
  try {
    return (await client.send(new HeadObjectCommand({ Bucket, Key, VersionId }))).ContentLength;
  } catch (error) {
    if (['NotFound', 'NoSuchKey', 'NoSuchVersion'].includes(errorName(error))) return undefined;
    throw error;
  }
}

/** Bytes of the copy; undefined when there is none. Listed: this function may not read what is in quarantine. */
async function sizeInQuarantine(
  client: Pick<S3Client, 'send'>,
  { quarantine }: VerdictSettings,
  name: string,
): Promise<number | undefined> {
  const listed = await client.send(new ListObjectsV2Command({ Bucket: quarantine, Prefix: name, MaxKeys: 1 }));
  // The name itself comes before all others that begin with it.
  const [first] = listed.Contents ?? [];
  return first?.Key === name ? first.Size : undefined;
}

/** One request, which takes up to 5 GB ("CopyObject", Amazon S3 API Reference). The verdict's tag stays behind. */
async function copy(
  client: Pick<S3Client, 'send'>,
  { bucket, key, versionId }: Upload,
  { quarantine, quarantineKey }: VerdictSettings,
  name: string,
): Promise<void> {
  const path = key.split('/').map(encodeURIComponent).join('/');
  await client.send(
    new CopyObjectCommand({
      Bucket: quarantine,
      Key: name,
      CopySource: `${bucket}/${path}?versionId=${encodeURIComponent(versionId)}`,
      TaggingDirective: 'REPLACE',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: quarantineKey,
    }),
  );
}

import { randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { UserError } from '../errors';
import { refuseContentType } from './upload-content-type';

/** Bytes of one upload, at most: what a single request takes ("Amazon S3 multipart upload limits", Amazon S3 User Guide). */
export const LARGEST_UPLOAD = 5 * 1024 ** 3;

/** Seconds for which a permission holds, at most. It can be used again and again until then. */
const LONGEST_VALIDITY = 3600;

/** What {@link createPresignedUpload} is asked for. */
export interface PresignedUploadOptions {
  /** Signs with its own credentials: those of a role that `UploadBucket.grantUpload` was given. */
  readonly client: S3Client;
  /** Name of the upload bucket. */
  readonly bucket: string;
  /**
   * Id of the shopper who is signed in, from the verified token and never from the request: letters, digits, `-` and `_`,
   * 128 at most. Such as the `sub` of Amazon Cognito.
   */
  readonly shopperId: string;
  /**
   * First part of the key: path segments of letters, digits, `-` and `_`, without a slash at either end.
   * @default 'uploads'
   */
  readonly prefix?: string;
  /** Bytes that the file may have, 1 to 5 GiB. */
  readonly maxBytes: number;
  /** The types that the shop takes here, exact and in lower case. */
  readonly contentTypes: readonly string[];
  /** The type of this file, as the browser gives it; one of `contentTypes`. */
  readonly contentType: string;
  /**
   * For how many seconds the permission holds, 1 to 3600. It ends with the credentials of `client` at the latest.
   * @default 300
   */
  readonly expiresSeconds?: number;
}

/** A permission to upload one file. */
export interface PresignedUpload {
  /** Where the form is posted. */
  readonly url: string;
  /** The form's fields, before the field `file`, which comes last. None can be added, left out or changed. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where the file will be: `<prefix>/<shopperId>/<a random id>`. */
  readonly key: string;
}

/**
 * A permission for a browser to post one file into an upload bucket, straight to Amazon S3.
 *
 * S3 holds the post to what is signed: the bucket, a key of this call's own below the shopper's prefix, the number of bytes,
 * the exact type, and that the file is downloaded rather than shown. A field that no condition names is refused, so that
 * the form cannot ask for other encryption, an ACL, tags or a redirect ("POST Policy", Amazon S3 API Reference).
 *
 * The type is what the browser says. S3 does not look into the file, and GuardDuty looks for malware alone: decode a
 * picture before the shop trusts that it is one. No web ACL sees the post.
 *
 * @throws UserError when an option cannot be used; nothing is signed then
 */
export async function createPresignedUpload(options: PresignedUploadOptions): Promise<PresignedUpload> {
  const { client, bucket, shopperId, prefix = 'uploads', maxBytes, contentType, expiresSeconds = 300 } = options;
  refuseContentType(contentType, options.contentTypes);
  refuseNoName('shopperId', shopperId, /^[\w-]{1,128}$/, 'give the id of the shopper: letters, digits, "-" and "_"');
  refuseNoName('prefix', prefix, /^[\w-]{1,64}(\/[\w-]{1,64}){0,4}$/, 'give a path such as "returns/photos"');
  refuseOutside('maxBytes', maxBytes, LARGEST_UPLOAD);
  refuseOutside('expiresSeconds', expiresSeconds, LONGEST_VALIDITY);
  const key = `${prefix}/${shopperId}/${randomUUID()}`;
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Expires: expiresSeconds,
    Fields: { 'Content-Type': contentType, 'Content-Disposition': 'attachment' },
    // The SDK turns each field, the bucket and the key into a condition of equality.
    Conditions: [['content-length-range', 1, maxBytes]],
  });
  return { url, fields, key };
}

function refuseNoName(option: string, value: string, pattern: RegExp, mend: string): void {
  if (!pattern.test(value)) throw new UserError(`${option} is ${JSON.stringify(value)}; ${mend}`);
}

function refuseOutside(option: string, value: number, maximum: number): void {
  if (!Number.isInteger(value) || value < 1 || value > maximum) {
    throw new UserError(`${option} is ${value}; give a whole number from 1 to ${maximum}`);
  }
}

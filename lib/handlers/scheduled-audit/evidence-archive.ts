import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { AuditReport } from '../../audit/audit-report';
import { LARGEST_REPORT_BYTES } from '../../audit/evidence/bundle-limits';
import { REPORT_FILE, sha256Of } from '../../audit/evidence/bundle-manifest';
import { parseAuditReport } from '../../audit/parse-audit-report';
import { UserError } from '../../errors';
import { ROWS_PREFIX } from '../../evidence-lake/audit-row';
import { LATEST_KEY, TOLD_KEY } from '../../scheduled-audit/audit-names';
import { type BundlePointer, parsePointer } from './bundle-pointer';

/** The last bundle of the chain, and the version of the object that names it. */
export interface ChainEnd {
  /** Absent where a chain begins. */
  readonly pointer?: BundlePointer;
  /** Absent with it. */
  readonly etag?: string;
}

/** The evidence bucket of scheduled audits, apart from the bundles themselves. */
export class EvidenceArchive {
  public constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly owner: string,
  ) {}

  /**
   * @throws UserError when something else than a pointer lies there, or somebody took it away: no second chain begins in
   * silence
   */
  public async chainEnd(): Promise<ChainEnd> {
    const found = await this.text(LATEST_KEY);
    if (found === undefined) {
      if ((await this.told()) === undefined) return {};
      throw new UserError(`${LATEST_KEY}: the object that names the last bundle is gone; restore its last version`);
    }
    return { pointer: parsePointer(found.text, LATEST_KEY), ...(found.etag === undefined ? {} : { etag: found.etag }) };
  }

  /**
   * Makes a bundle the last of the chain, unless another one became it meanwhile ("Conditional writes", Amazon S3 User
   * Guide).
   *
   * @param end what was the end when the bundle was made to follow it
   * @returns false when that is no longer the end
   */
  public async extendChain(pointer: BundlePointer, end: ChainEnd): Promise<boolean> {
    try {
      await this.put(LATEST_KEY, json(pointer), end.etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: end.etag });
      return true;
    } catch (error) {
      // 412 where somebody was faster, 409 where somebody writes at this moment.
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412 || status === 409) return false;
      throw error;
    }
  }

  /** The last bundle that the topic heard of. */
  public async told(): Promise<BundlePointer | undefined> {
    const found = await this.text(TOLD_KEY);
    return found === undefined ? undefined : parsePointer(found.text, TOLD_KEY);
  }

  public async noteTold(pointer: BundlePointer): Promise<void> {
    await this.put(TOLD_KEY, json(pointer));
  }

  /**
   * The report of an earlier bundle.
   *
   * @throws UserError in one line, when it is gone or is not the one that was made
   */
  public async report({ prefix, reportSha256 }: BundlePointer): Promise<AuditReport> {
    const key = `${prefix}${REPORT_FILE}`;
    const found = await this.text(key);
    if (found === undefined) throw new UserError(`${key}: the object is gone`);
    if (sha256Of(found.text) !== reportSha256) throw new UserError(`${key}: this is not the report that was made`);
    return parseAuditReport(found.text, key);
  }

  /**
   * Keeps what an audit found as rows.
   *
   * @param name that of the bundle
   */
  public async putRows(rows: readonly object[], name: string, finishedAt: string): Promise<void> {
    const key = `${ROWS_PREFIX}dt=${finishedAt.slice(0, 10)}/${name}.jsonl`;
    await this.put(key, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), {});
  }

  private async text(key: string): Promise<{ readonly text: string; readonly etag: string | undefined } | undefined> {
    try {
      const {
        Body,
        ContentLength = 0,
        ETag,
      } = await this.client.send(
        new GetObjectCommand({ Bucket: this.bucket, Key: key, ExpectedBucketOwner: this.owner }),
      );
      if (ContentLength > LARGEST_REPORT_BYTES) throw new UserError(`${key}: the object is too large to be read`);
      return { text: (await Body?.transformToString()) ?? '', etag: ETag };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** S3 asks for a checksum where Object Lock holds new objects; the SHA-256 stays with the object. */
  private async put(key: string, text: string, conditions: Partial<PutObjectCommandInput> = {}): Promise<void> {
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: key,
        Body: text,
        ContentType: 'application/json',
        ChecksumAlgorithm: 'SHA256',
        ExpectedBucketOwner: this.owner,
        ...conditions,
      }),
    );
  }
}

function json(pointer: BundlePointer): string {
  return `${JSON.stringify(pointer, undefined, 2)}\n`;
}

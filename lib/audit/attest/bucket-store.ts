import type { S3Client } from '@aws-sdk/client-s3';
import { sha256Of } from '../evidence/bundle-manifest';
import { type EvidenceBucket, putLockedObject } from '../evidence/locked-object';
import { attestationFolder, type EvidenceStore, type KeptAttestation, RECORD_FILE, recordText } from './evidence-store';

/** Keeps attestations in a bucket, each object with its SHA-256. */
export class BucketStore implements EvidenceStore {
  public constructor(
    private readonly client: S3Client,
    private readonly bucket: EvidenceBucket,
  ) {}

  /** @throws whatever the client throws */
  public async keep({ record, evidence }: KeptAttestation): Promise<string> {
    const folder = attestationFolder(record);
    const { file, sha256 } = record.evidence;
    await putLockedObject(this.client, this.bucket, { path: `${folder}${file}`, sha256 }, evidence);
    const text = Buffer.from(recordText(record));
    const path = `${folder}${RECORD_FILE}`;
    await putLockedObject(this.client, this.bucket, { path, sha256: sha256Of(text) }, text);
    return `s3://${this.bucket.name}/${this.bucket.prefix}${folder}`;
  }
}

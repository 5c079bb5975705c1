import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { evidenceKey, type PageEvidence } from '../../page/page-evidence';

/** Keeps evidence in a bucket whose Object Lock holds every new object. */
export class EvidenceStore {
  /**
   * @param client sends a checksum with every upload, which S3 requires of buckets with Object Lock
   * @param bucket its default encryption and retention apply
   */
  public constructor(
    private readonly client: Pick<S3Client, 'send'>,
    private readonly bucket: string,
  ) {}

  /** @throws Error when S3 refuses: a look without evidence did not take place */
  public async keep(evidence: PageEvidence): Promise<void> {
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: evidenceKey(evidence),
        Body: JSON.stringify(evidence, undefined, 2),
        ContentType: 'application/json',
      }),
    );
  }
}

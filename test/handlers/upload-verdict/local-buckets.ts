import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import type { VerdictSettings } from '../../../lib/handlers/upload-verdict/verdict-settings';

export const QUARANTINE_KEY = 'arn:aws:kms:us-east-1:123456789012:key/quarantine';

/** Two versioned buckets and a topic of a local API, as the construct makes them. */
export class LocalBuckets {
  public readonly s3 = new S3Client({ region: 'us-east-1' });
  public readonly sns = new SNSClient({ region: 'us-east-1' });

  private constructor(public readonly settings: VerdictSettings) {}

  /** @param listener an address that the topic's messages are posted to */
  public static async create(listener: string): Promise<LocalBuckets> {
    const id = randomUUID();
    const names = { uploads: `uploads-${id}`, quarantine: `quarantine-${id}` };
    const sns = new SNSClient({ region: 'us-east-1' });
    const { TopicArn: topic = '' } = await sns.send(new CreateTopicCommand({ Name: `alerts-${id}` }));
    await sns.send(new SubscribeCommand({ TopicArn: topic, Protocol: 'http', Endpoint: listener }));
    const buckets = new LocalBuckets({ ...names, quarantineKey: QUARANTINE_KEY, topic });
    for (const Bucket of [names.uploads, names.quarantine]) {
      await buckets.s3.send(new CreateBucketCommand({ Bucket }));
      const VersioningConfiguration = { Status: 'Enabled' } as const;
      await buckets.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    }
    return buckets;
  }

  /** Uploads a file, and gives its version. */
  public async upload(Key: string, Body: string): Promise<string> {
    const { uploads: Bucket } = this.settings;
    const { VersionId: versionId = '' } = await this.s3.send(
      new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/pdf', Tagging: 'scan=infected' }),
    );
    return versionId;
  }

  /** The versions in a bucket: `<key> <version>`. */
  public async versions(bucket: 'uploads' | 'quarantine'): Promise<readonly string[]> {
    const listed = await this.s3.send(new ListObjectVersionsCommand({ Bucket: this.settings[bucket] }));
    const markers = (listed.DeleteMarkers ?? []).map(({ Key }) => `${Key} deleted`);
    return [...(listed.Versions ?? []).map(({ Key, VersionId }) => `${Key} ${VersionId}`), ...markers].sort();
  }

  /** What is in quarantine under a name. */
  public async quarantined(Key: string) {
    const Bucket = this.settings.quarantine;
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket, Key }));
    const { ServerSideEncryption, SSEKMSKeyId, TagCount, ContentType } = await this.s3.send(
      new HeadObjectCommand({ Bucket, Key }),
    );
    return { body: await Body?.transformToString(), ServerSideEncryption, SSEKMSKeyId, TagCount, ContentType };
  }
}

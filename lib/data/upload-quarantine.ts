import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CustomerDataKey } from './customer-data-key';
import { DataClass } from './data-class';
import { StorefrontBucket } from './storefront-bucket';
import { quarantineStatements } from './upload-bucket-statements';

/** Properties of {@link UploadQuarantine}. */
export interface UploadQuarantineProps {
  /**
   * The customer managed key of what is in quarantine.
   * @default - a key of the quarantine's own
   */
  readonly encryptionKey?: kms.IKey;
  /** Who is told when somebody takes the quarantine's own key away. */
  readonly alarmTopic: sns.ITopic;
  /**
   * Who may read what is in quarantine, and nobody else.
   * @default - nobody
   */
  readonly readers?: iam.IRole[];
  /**
   * How long an infected upload is kept, in whole days.
   * @default Duration.days(90)
   */
  readonly retention?: Duration;
  /**
   * Where S3 writes the quarantine's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * What happens to bucket and key when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Where infected uploads are kept for those who look into them, under a key of their own. */
export class UploadQuarantine extends Construct {
  public readonly bucket: s3.Bucket;
  public readonly encryptionKey: kms.IKey;
  private readonly readers: readonly iam.IRole[];

  public constructor(scope: Construct, id: string, props: UploadQuarantineProps) {
    super(scope, id);
    const { accessLogBucket, alarmTopic, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.readers = props.readers ?? [];
    this.encryptionKey =
      props.encryptionKey ??
      new CustomerDataKey(this, 'DataKey', { dataClass: DataClass.UPLOADS, alarmTopic, removalPolicy }).key;
    this.bucket = new StorefrontBucket(this, 'Objects', {
      encryptionKey: this.encryptionKey,
      objectRetention: props.retention ?? Duration.days(90),
      // A copy that was made twice; what it holds is there as the current version.
      noncurrentVersionRetention: Duration.days(1),
      removalPolicy,
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
    }).bucket;
  }

  /** Closes the quarantine to everybody but its readers and this one writer. */
  public reserveFor(writer: iam.IRole): void {
    for (const statement of quarantineStatements(this.bucket, writer.roleArn, this.readers)) {
      this.bucket.addToResourcePolicy(statement);
    }
    for (const reader of this.readers) this.encryptionKey.grantDecrypt(reader);
  }
}

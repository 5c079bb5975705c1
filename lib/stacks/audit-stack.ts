import { type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CustomerDataKey } from '../data/customer-data-key';
import { DataClass } from '../data/data-class';
import type { AlertTopic } from '../detection/alert-topic';
import { EvidenceLake } from '../evidence-lake/evidence-lake';
import { ScheduledAudit } from '../scheduled-audit/scheduled-audit';

/** Properties of {@link AuditStack}. */
export interface AuditStackProps extends StackProps {
  /** Where alerts of this region go. */
  readonly alerts: AlertTopic;
  /** Where S3 writes access logs, in the same region. */
  readonly accessLogBucket: s3.IBucket;
  /**
   * The archive of the account's trail.
   * @default - its events cannot be queried here
   */
  readonly trailBucket?: s3.IBucket;
  /**
   * The archive of AWS Config.
   * @default - its history cannot be queried here
   */
  readonly configBucket?: s3.IBucket;
  /**
   * Name of the archive of the web ACL's log; it may stand in us-east-1.
   * @default - its requests cannot be queried here
   */
  readonly webAclBucketName?: string;
  /** The account's data catalog has its encryption set in this region already. */
  readonly catalogEncryptionExists: boolean;
  /** What happens to evidence when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** A weekly audit of the account with its evidence, and a place to ask the evidence questions. */
export class AuditStack extends Stack {
  public readonly audit: ScheduledAudit;
  public readonly lake: EvidenceLake;

  public constructor(scope: Construct, id: string, props: AuditStackProps) {
    super(scope, id, props);
    const { accessLogBucket, removalPolicy } = props;
    const { topic: alarmTopic } = props.alerts;
    const { key } = new CustomerDataKey(this, 'Key', { dataClass: DataClass.LOGS, alarmTopic, removalPolicy });
    const shared = { encryptionKey: key, accessLogBucket, removalPolicy };
    this.audit = new ScheduledAudit(this, 'Audit', { ...shared, alarmTopic });
    this.lake = new EvidenceLake(this, 'Lake', {
      ...shared,
      auditBucket: this.audit.evidenceBucket,
      trailBucket: props.trailBucket,
      configBucket: props.configBucket,
      webAclBucket:
        props.webAclBucketName === undefined
          ? undefined
          : s3.Bucket.fromBucketName(this, 'WebAclArchive', props.webAclBucketName),
      catalogEncryptionExists: props.catalogEncryptionExists,
    });
  }
}

import { Duration, Names, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cloudTrailStatements, cloudWatchLogsStatements } from '../data/key-service-statements';
import { StorefrontBucket } from '../data/storefront-bucket';
import { InvalidPropertyError } from '../errors';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from './evidence-retention';
import { trailArchiveStatements } from './trail-archive-statements';
import { trailEventSelectors } from './trail-event-selectors';

/** What PCI DSS 4.0.1 asks audit logs to be kept for (requirement 10.5.1). */
const DEFAULT_LOCK = Duration.days(365);

/** "InsightSelector", AWS CloudTrail API Reference: on management events, where no category is named. */
const INSIGHTS = ['ApiCallRateInsight', 'ApiErrorRateInsight'];

/** Properties of {@link AuditTrail}. */
export interface AuditTrailProps {
  /**
   * The customer managed key of the log files, the archive and the log group; a key of the same region, not
   * an alias. A key that this app creates gets the statements that CloudTrail and CloudWatch Logs need; the
   * policy of an imported one must have them already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Buckets whose object reads and writes are recorded: those with customer data.
   * @default - no data events of S3
   */
  readonly dataBuckets?: s3.IBucket[];
  /**
   * Tables whose item reads and writes are recorded, in the region of the given ARN; a replica is a table of
   * its own.
   * @default - no data events of DynamoDB
   */
  readonly dataTables?: dynamodb.ITableV2[];
  /**
   * How long CloudWatch Logs keeps the events at hand: twelve months or more.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * How long the archive keeps a log file: 365 days or more, in whole days.
   * @default Duration.days(400)
   */
  readonly archiveRetention?: Duration;
  /**
   * For how long nobody without `s3:BypassGovernanceRetention` can delete or change an archived log file, in
   * whole days: 365 or more, at most `archiveRetention`. S3 takes no lock off a bucket again.
   * @default Duration.days(365), or no Object Lock with `RemovalPolicy.DESTROY`, which a lock would defeat
   */
  readonly objectLockRetention?: Duration;
  /**
   * Whether whoever may delete objects may delete archived log files; `LogArchiveLocked` finds such an archive. Not
   * beside `objectLockRetention`.
   * @default false
   */
  readonly allowUnlockedArchive?: boolean;
  /**
   * The organization whose accounts are all recorded, such as `o-exampleorgid`: 10 to 32 lowercase letters and digits
   * after `o-`. The archive takes their log files too.
   * @default - this account alone is recorded
   */
  readonly organizationId?: string;
  /**
   * Whether CloudTrail Insights reports unusual rates of API calls and of their errors. CloudTrail charges for every
   * management event that it compares: for one that writes twice, once for each kind ("Costs for Insights events", AWS
   * CloudTrail User Guide).
   * @default false
   */
  readonly recordsInsights?: boolean;
  /**
   * Where S3 writes the archive's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * What happens to the archive and the log group when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The account's audit trail: who called which AWS API when, in every region, encrypted and tamper-evident.
 *
 * Every management event is recorded, of global services too; of data events those on customer data. Log
 * files go to an archive bucket, with digests that show whether one was changed or removed, and to a log group
 * for alarms and searches. Log and digest files are written under the given key, as the archive demands
 * ("Encrypting CloudTrail log files, digest files, and event data stores with AWS KMS keys").
 *
 * The trail has a generated name, unique for its stack: the archive's policy admits this trail alone, by its
 * ARN, and must stand before the trail does.
 *
 * Beforehand: an imported key needs the statements of `CustomerDataKey.allowCloudTrail()` and
 * `allowCloudWatchLogs()`. A region takes five trails ("Quotas in AWS CloudTrail"). An account that its
 * organization's trail covers needs none of its own.
 *
 * With `organizationId` the stack stands in the organization's management account, where AWS Organizations has all
 * features and trusts `cloudtrail.amazonaws.com` ("Prepare for creating a trail for your organization", AWS CloudTrail
 * User Guide). A delegated administrator cannot deploy it: the trail comes into being in the management account, where
 * CloudFormation does not find it to start it. There, make the trail by hand and adopt it.
 *
 * Satisfies: TrailMultiRegion, TrailLogFileValidation, TrailEncrypted, TrailCloudWatchLogs, TrailManagementEvents,
 * LogArchiveLocked, LogGroupRetention, LogGroupEncrypted, BucketPublicAccessBlocked, BucketEncryptedWithKms,
 * BucketVersioning, BucketAclsDisabled, BucketTlsOnly, TrailGlobalEvents, LogArchiveAtHand, LogDeliverySourceBound
 */
export class AuditTrail extends Construct {
  public readonly trail: cloudtrail.Trail;
  /** The archive of log files. */
  public readonly bucket: s3.Bucket;
  public readonly logGroup: logs.LogGroup;

  /**
   * @throws InvalidPropertyError when a retention or the Object Lock is shorter than twelve months, the archive expires
   * before its lock, the lock is both given and waived, or `organizationId` is none
   */
  public constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    this.refuseOrganization(props.organizationId);
    const logRetention = props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS;
    const archiveRetention = props.archiveRetention ?? DEFAULT_EVIDENCE_RETENTION;
    refuseShortRetention(this, 'logRetention', logRetention);
    refuseShortRetention(this, 'archiveRetention', archiveRetention.toDays());
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    for (const statement of [...cloudTrailStatements(this), ...cloudWatchLogsStatements(this)]) {
      props.encryptionKey.addToResourcePolicy(statement);
    }
    this.bucket = new StorefrontBucket(this, 'Archive', {
      encryptionKey: props.encryptionKey,
      objectRetention: archiveRetention,
      removalPolicy,
      objectLockRetention: this.lockOf(props),
      accessLogBucket: props.accessLogBucket,
    }).bucket;
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.encryptionKey,
      retention: logRetention,
      removalPolicy,
    });
    const trailName = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    for (const statement of trailArchiveStatements(this.bucket, trailName, props.organizationId)) {
      this.bucket.addToResourcePolicy(statement);
    }
    this.trail = new cloudtrail.Trail(this, 'Trail', {
      trailName,
      // By its name, since Trail would add statements that admit any trail to a bucket that it may change.
      bucket: s3.Bucket.fromBucketName(this, 'TrailDestination', this.bucket.bucketName),
      encryptionKey: props.encryptionKey,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableFileValidation: true,
      sendToCloudWatchLogs: true,
      cloudWatchLogGroup: this.logGroup,
    });
    this.completeTrail(props);
  }

  /** Lets a principal list and read the archived log files, and decrypt them. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.bucket.grantRead(grantee);
  }

  /** What `cloudtrail.Trail` has no property for. */
  private completeTrail({ dataBuckets, dataTables, organizationId, recordsInsights }: AuditTrailProps): void {
    const resource = this.trail.node.defaultChild as cloudtrail.CfnTrail;
    // A trail has one kind of selectors, and Trail renders an empty list of the other.
    resource.eventSelectors = undefined;
    resource.advancedEventSelectors = trailEventSelectors(dataBuckets ?? [], dataTables ?? []);
    if (organizationId !== undefined) resource.isOrganizationTrail = true;
    if (recordsInsights === true) {
      resource.insightSelectors = INSIGHTS.map((insightType) => ({ insightType }));
    }
    // CloudTrail tries the archive's policy when the trail is created.
    if (this.bucket.policy !== undefined) resource.node.addDependency(this.bucket.policy);
  }

  private lockOf({ objectLockRetention, allowUnlockedArchive, removalPolicy }: AuditTrailProps): Duration | undefined {
    if (objectLockRetention !== undefined) {
      if (allowUnlockedArchive === true) {
        throw new InvalidPropertyError(this, 'allowUnlockedArchive', true, 'leave it out, or objectLockRetention');
      }
      refuseShortRetention(this, 'objectLockRetention', objectLockRetention.toDays());
      return objectLockRetention;
    }
    return allowUnlockedArchive === true || removalPolicy === RemovalPolicy.DESTROY ? undefined : DEFAULT_LOCK;
  }

  private refuseOrganization(id: string | undefined): void {
    if (id === undefined || Token.isUnresolved(id) || /^o-[a-z0-9]{10,32}$/.test(id)) return;
    throw new InvalidPropertyError(
      this,
      'organizationId',
      id,
      'give the id that AWS Organizations shows, such as o-exampleorgid',
    );
  }
}

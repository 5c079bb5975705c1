import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as guardduty from 'aws-cdk-lib/aws-guardduty';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CLEAN, SCAN_EVENTS } from '../upload/scan-names';
import { StorefrontBucket } from './storefront-bucket';
import { UploadAlarms } from './upload-alarms';
import type { UploadBucketProps } from './upload-bucket-props';
import { uploadStatements } from './upload-bucket-statements';
import { refuseInexactOrigins } from './upload-origins';
import { UploadQuarantine } from './upload-quarantine';
import { uploadScannerRole } from './upload-scanner-role';
import { UploadVerdictFunction } from './upload-verdict-function';
import { UploadVerdictQueue } from './upload-verdict-queue';

/**
 * A bucket for files that shoppers send in. GuardDuty scans each for malware, and nobody can read one before it is found
 * clean.
 *
 * Infected files are moved to a quarantine that nobody reads but the named roles, and the topic is told. Files without a
 * verdict, because they are encrypted, too large or could not be read, stay where they are, unreadable, and raise an alarm. The
 * verdict is a tag that only the scanner can set; the shop cannot tag uploads itself.
 *
 * Files come by forms that the shop's backend signs, with `createPresignedUpload` of
 * `storefront-security-baseline/upload`. They go straight to S3: **no web ACL sees them**, and CORS keeps no attacker away. What
 * holds is the signature, the size and type in it, the scan, and rates that the backend limits.
 *
 * Beforehand: the package is built; GuardDuty Malware Protection for S3 is offered in the region (no detector is needed); the
 * bucket has no other protection plan; roles in `quarantineReaders` exist. Notify others by EventBridge, as `onClean` does:
 * `addEventNotification` of CDK would overwrite what GuardDuty listens to. GuardDuty is paid for each object and GB.
 *
 * Satisfies: UploadsScanned, MalwareScanTagging, UnscannedReadsDenied, ScanTagProtected, ScanResultsHandled,
 * BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled, BucketTlsOnly,
 * BucketPolicyNotPublic, BucketPolicyActionsNamed, BucketLifecycle, BucketAccessLogs (with `accessLogBucket`), KeyRotation,
 * KeyPolicyNotPublic, KeyDeletionWindow, QueueEncrypted, QueueTlsOnly, QueuePolicyNotPublic, QueueDeadLetters,
 * FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, LogGroupMasksPersonalData, RoleTrustRestricted,
 * IamNoServiceWildcards, IamAllowsByName, AlarmActions
 */
export class UploadBucket extends Construct {
  public readonly bucket: s3.Bucket;
  /** The customer managed key of the uploads. */
  public readonly encryptionKey: kms.IKey;
  /** Where infected uploads are, each below `<version id>/`. */
  public readonly quarantineBucket: s3.Bucket;
  /** The customer managed key of the quarantine. */
  public readonly quarantineKey: kms.IKey;
  public readonly protectionPlan: guardduty.CfnMalwareProtectionPlan;
  /** The role in which GuardDuty scans. */
  public readonly scannerRole: iam.Role;
  /** Carries out verdicts. */
  public readonly verdicts: UploadVerdictFunction;
  /** Verdicts that were not carried out. */
  public readonly deadLetterQueue: sqs.Queue;
  public readonly alarms: UploadAlarms;

  /** @throws InvalidPropertyError when an origin is not exact, or `logRetention` is shorter than twelve months */
  public constructor(scope: Construct, id: string, props: UploadBucketProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.bucket = this.makeBucket(props);
    const quarantine = this.makeQuarantine(props);
    this.quarantineBucket = quarantine.bucket;
    this.quarantineKey = quarantine.encryptionKey;
    const waiting = new UploadVerdictQueue(this, 'Events', this.bucket);
    this.deadLetterQueue = waiting.deadLetterQueue;
    this.verdicts = new UploadVerdictFunction(this, 'Verdicts', {
      uploads: this.bucket,
      uploadKey: props.encryptionKey,
      quarantine,
      queue: waiting.queue,
      topic: props.alarmTopic,
      logEncryptionKey: props.logEncryptionKey ?? props.encryptionKey,
      ...(props.logRetention === undefined ? {} : { logRetention: props.logRetention }),
      ...(props.removalPolicy === undefined ? {} : { removalPolicy: props.removalPolicy }),
    });
    quarantine.reserveFor(this.verdicts.role);
    this.scannerRole = uploadScannerRole(this, 'ScannerRole', this.bucket, props.encryptionKey);
    const guard = {
      scannerRoleArn: this.scannerRole.roleArn,
      verdictRoleArn: this.verdicts.role.roleArn,
      allowUnscannedReads: props.allowUnscannedReads ?? false,
    };
    for (const statement of uploadStatements(this.bucket, guard)) this.bucket.addToResourcePolicy(statement);
    this.protectionPlan = this.makePlan(waiting);
    this.alarms = new UploadAlarms(this, 'Alarms', {
      topic: props.alarmTopic,
      service: this.verdicts.service,
      deadLetterQueue: this.deadLetterQueue,
    });
  }

  /**
   * Lets a principal upload below a prefix, and sign uploads for others: `createPresignedUpload` with its credentials.
   *
   * @param prefix without a slash at the end; `uploads` when left out
   */
  public grantUpload(grantee: iam.IGrantable, prefix = 'uploads'): iam.Grant {
    const objects = [this.bucket.arnForObjects(`${prefix}/*`)];
    return this.grant(grantee, ['s3:PutObject'], objects, ['kms:GenerateDataKey', 'kms:Decrypt']);
  }

  /** Lets a principal read uploads that were found clean, for which it needs their keys: it cannot list them. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    const objects = [this.bucket.arnForObjects('*')];
    return this.grant(grantee, ['s3:GetObject', 's3:GetObjectVersion'], objects, ['kms:Decrypt']);
  }

  /**
   * A rule that sends every clean verdict to a target: the event names `detail.s3ObjectDetails.objectKey` and `versionId`.
   * EventBridge delivers at least once.
   */
  public onClean(id: string, target: events.IRuleTarget): events.Rule {
    return new events.Rule(this, id, {
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: [SCAN_EVENTS.result],
        detail: {
          s3ObjectDetails: { bucketName: [this.bucket.bucketName] },
          scanResultDetails: { scanResultStatus: [CLEAN] },
        },
      },
      targets: [target],
    });
  }

  private grant(grantee: iam.IGrantable, actions: string[], resources: string[], keyActions: string[]): iam.Grant {
    const conditions = { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } };
    const key = iam.Grant.addToPrincipal({
      grantee,
      actions: keyActions,
      resourceArns: [this.encryptionKey.keyArn],
      conditions,
    });
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: resources }).combine(key);
  }

  private makeBucket(props: UploadBucketProps): s3.Bucket {
    const { accessLogBucket, removalPolicy, retention, allowedOrigins = [] } = props;
    const { bucket } = new StorefrontBucket(this, 'Uploads', {
      encryptionKey: props.encryptionKey,
      noncurrentVersionRetention: props.noncurrentVersionRetention ?? Duration.days(30),
      ...(retention === undefined ? {} : { objectRetention: retention }),
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    });
    refuseInexactOrigins(this, allowedOrigins);
    if (allowedOrigins.length > 0) {
      bucket.addCorsRule({ allowedOrigins, allowedMethods: [s3.HttpMethods.POST], maxAge: 300 });
    }
    // GuardDuty would switch this on by itself; the property of the L2 would bring a function along.
    const resource = bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    return bucket;
  }

  private makeQuarantine(props: UploadBucketProps): UploadQuarantine {
    const { accessLogBucket, removalPolicy, quarantineKey, quarantineReaders, quarantineRetention } = props;
    return new UploadQuarantine(this, 'Quarantine', {
      alarmTopic: props.alarmTopic,
      ...(quarantineKey === undefined ? {} : { encryptionKey: quarantineKey }),
      ...(quarantineReaders === undefined ? {} : { readers: quarantineReaders }),
      ...(quarantineRetention === undefined ? {} : { retention: quarantineRetention }),
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    });
  }

  /**
   * GuardDuty tries the role at once, and IAM takes a while until a new one works everywhere: the plan comes last. Whoever
   * hears its verdicts, and the policies that hang on them, stand before.
   */
  private makePlan(waiting: UploadVerdictQueue): guardduty.CfnMalwareProtectionPlan {
    const plan = new guardduty.CfnMalwareProtectionPlan(this, 'Plan', {
      role: this.scannerRole.roleArn,
      protectedResource: { s3Bucket: { bucketName: this.bucket.bucketName } },
      actions: { tagging: { status: 'ENABLED' } },
    });
    const { policy } = this.bucket;
    if (policy !== undefined) plan.node.addDependency(policy);
    plan.node.addDependency(this.verdicts, waiting);
    return plan;
  }
}

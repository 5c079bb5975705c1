import { Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { StorefrontBucket } from '../data/storefront-bucket';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from '../detection/evidence-retention';
import { InvalidPropertyError } from '../errors';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME } from '../handler-code';
import { SERVICE_VARIABLE } from '../page/monitor-names';
import { AuditAlarms } from './audit-alarms';
import { auditDirectory } from './audit-directory';
import { AUDIT_VARIABLES } from './audit-names';
import { AuditSchedule } from './audit-schedule';
import { configAccess, evidenceAccess, topicAccess } from './audit-statements';
import type { ScheduledAuditProps } from './scheduled-audit-props';

export type { ScheduledAuditProps } from './scheduled-audit-props';

/** Where AWS Config judges CloudFront. */
const EDGE_REGION = 'us-east-1';

/** The longest that a function may run ("Lambda quotas", AWS Lambda Developer Guide). */
const TIMEOUT = Duration.minutes(15);

/** Raw pages of 100,000 results are some 100 MB; they are kept until they lie in the bucket. */
const DISK = Size.gibibytes(2);

/**
 * Audits AWS Config every week, keeps the evidence, and tells a topic what it found.
 *
 * A function reads the results of AWS Config in each region, joins them with the catalogue as `storefront-baseline audit`
 * does, and puts a bundle into a bucket whose Object Lock holds every object: below `bundles/yyyy/mm/dd/<name>/` the raw
 * answers, the report and a manifest that names the digest of the bundle before. `storefront-baseline verify` proves it.
 * Below `rows/` the same results lie as rows for {@link EvidenceLake}. The function cannot delete anything.
 *
 * - The summary counts controls by standing and severity, and says what is new and what is fixed since the last one that
 *   the topic heard of. It names no resource.
 * - What AWS does not answer, or what does not fit into the function's quarter of an hour, is marked as missing, never
 *   shown as met, and raises the `partial` alarm.
 * - An attestation that is older than its check allows becomes NON_COMPLIANT in AWS Config.
 * - The `overdue` alarm goes off when no audit finished in time, and also when nobody looks any more.
 *
 * Beforehand: the package is built; AWS Config records in the regions (`ConfigBaseline`), or everything stands as
 * `recorder-off`. An imported `encryptionKey` needs the statement of `CustomerDataKey.allowCloudWatchLogs()`. The topic's
 * key admits CloudWatch alarms.
 *
 * Satisfies: BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled, BucketTlsOnly,
 * BucketPolicyNotPublic, BucketLifecycle, BucketOldVersionsExpire, BucketAccessLogs (with `accessLogBucket`),
 * LogGroupEncrypted, LogGroupRetention, LogGroupMasksPersonalData, FunctionRuntimeSupported, FunctionLogGroupDeclared,
 * QueueEncrypted, QueueTlsOnly, AlarmActions, RoleTrustRestricted, IamNoServiceWildcards, IamNoAdministrativeStatements,
 * IamAllowsByName, IamDecryptionRestricted
 */
export class ScheduledAudit extends Construct {
  /** The bundles, the rows and the pointer to the last bundle. */
  public readonly evidenceBucket: s3.Bucket;
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  public readonly schedule: AuditSchedule;
  public readonly alarms: AuditAlarms;
  /** Calls of the function that were given up. */
  public readonly deadLetterQueue: sqs.Queue;

  /**
   * @throws InvalidPropertyError when the interval, `maxAge` or the retention is out of its range, there is no region, or
   * an aggregator is to be read in several
   */
  public constructor(scope: Construct, id: string, props: ScheduledAuditProps) {
    super(scope, id);
    const days = this.wholeDays('interval', props.interval ?? Duration.days(7), 31);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    this.evidenceBucket = this.makeBucket(props, removalPolicy);
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey: props.encryptionKey,
      removalPolicy,
      ...(props.logRetention === undefined ? {} : { retention: props.logRetention }),
    }).logGroup;
    this.function = this.makeFunction(props);
    this.schedule = new AuditSchedule(this, 'Schedule', {
      function: this.function,
      deadLetterQueue: this.deadLetterQueue,
      days,
    });
    this.alarms = new AuditAlarms(this, 'Alarms', {
      topic: props.alarmTopic,
      function: this.function,
      deadLetterQueue: this.deadLetterQueue,
      service: this.node.path,
      days,
    });
  }

  /** Lets a principal list and read the evidence, and decrypt it: an assessor. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.evidenceBucket.grantRead(grantee);
  }

  private makeBucket(props: ScheduledAuditProps, removalPolicy: RemovalPolicy): s3.Bucket {
    const retention = props.evidenceRetention ?? DEFAULT_EVIDENCE_RETENTION;
    refuseShortRetention(this, 'evidenceRetention', retention.toDays());
    return new StorefrontBucket(this, 'Evidence', {
      encryptionKey: props.encryptionKey,
      objectLockRetention: retention,
      objectRetention: retention,
      removalPolicy,
      ...(props.accessLogBucket === undefined ? {} : { accessLogBucket: props.accessLogBucket }),
    }).bucket;
  }

  private makeFunction(props: ScheduledAuditProps): lambda.Function {
    const { encryptionKey, alarmTopic, aggregatorName } = props;
    return new lambda.Function(this, 'Function', {
      description: 'Audits AWS Config by the controls of the storefront baseline and keeps the evidence',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(auditDirectory(props.exceptionsFile)),
      handler: 'index.handler',
      timeout: TIMEOUT,
      memorySize: 1024,
      ephemeralStorageSize: DISK,
      // An audit that is done twice leaves two bundles, and no harm.
      retryAttempts: 1,
      maxEventAge: Duration.hours(2),
      deadLetterQueue: this.deadLetterQueue,
      role: functionRole(this, this.logGroup, [
        ...configAccess(aggregatorName !== undefined),
        ...evidenceAccess(this, this.evidenceBucket, encryptionKey),
        ...topicAccess(alarmTopic),
      ]),
      logGroup: this.logGroup,
      environment: this.environment(props),
    });
  }

  private environment(props: ScheduledAuditProps): { [name: string]: string } {
    const stack = Stack.of(this);
    const { maxAge } = props;
    return {
      [AUDIT_VARIABLES.bucket]: this.evidenceBucket.bucketName,
      [AUDIT_VARIABLES.account]: stack.account,
      [AUDIT_VARIABLES.topic]: props.alarmTopic.topicArn,
      [AUDIT_VARIABLES.regions]: stack.toJsonString(this.regions(props)),
      [AUDIT_VARIABLES.aggregator]: props.aggregatorName ?? '',
      [AUDIT_VARIABLES.homeRegion]: props.homeRegion ?? stack.region,
      [AUDIT_VARIABLES.maxAgeDays]: maxAge === undefined ? '' : String(this.wholeDays('maxAge', maxAge, 3_650)),
      [SERVICE_VARIABLE]: this.node.path,
    };
  }

  private regions({ regions, aggregatorName }: ScheduledAuditProps): string[] {
    const here = Stack.of(this).region;
    const own = aggregatorName === undefined ? [here, EDGE_REGION] : [here];
    const chosen = [...new Set(regions ?? own)];
    if (chosen.length === 0) {
      throw new InvalidPropertyError(this, 'regions', '[]', 'name at least one region, or leave it out');
    }
    if (aggregatorName !== undefined && chosen.length > 1) {
      const mend = 'name the one region in which the aggregator stands';
      throw new InvalidPropertyError(this, 'regions', chosen.join(', '), mend);
    }
    return chosen;
  }

  private wholeDays(property: string, duration: Duration, most: number): number {
    const days = duration.toDays({ integral: false });
    if (Number.isInteger(days) && days >= 1 && days <= most) return days;
    throw new InvalidPropertyError(this, property, `${days} days`, `give 1 to ${most} whole days`);
  }
}

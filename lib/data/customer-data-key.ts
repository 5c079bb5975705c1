import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type DataClass, refuseUnknownClass } from './data-class';
import { KeyLossAlerts } from './key-loss-alerts';
import { administration, grantsForAwsServicesOnly, use } from './key-policy-statements';
import { refuseMixedRoles } from './key-roles';
import {
  alertPublisherStatements,
  cloudFrontStatements,
  cloudTrailStatements,
  cloudWatchLogsStatements,
  configStatements,
  logDeliveryStatements,
} from './key-service-statements';

/** Properties of {@link CustomerDataKey}. */
export interface CustomerDataKeyProps {
  /** The one kind of data that this key encrypts; becomes the key's `data-class` tag. */
  readonly dataClass: DataClass;
  /**
   * Roles that manage the key's policy and life, and are denied to encrypt or decrypt with it whatever their IAM
   * policies say (PCI DSS 4.0.1 requirement 3.6.1: as few key custodians as possible). Not the role that deploys:
   * whoever creates a table or a secret under the key must be able to use it.
   * @default - the account's IAM policies alone decide who manages the key
   */
  readonly administrators?: iam.IPrincipal[];
  /**
   * Roles that encrypt and decrypt with the key, and are denied to manage it whatever their IAM policies say. Not the
   * role that deploys: it writes the key's policy.
   * @default - the account's IAM policies alone decide who uses the key, as the grants of this package write them
   */
  readonly users?: iam.IPrincipal[];
  /**
   * Who is told when somebody disables the key or schedules its deletion: the topic of an `AlertTopic` in the same
   * region, under another key. A trail must log management events (see `KeyLossAlerts`).
   * @default - nobody; watch the key with `KeyLossAlerts`
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * Whether the key is the primary of a multi-Region key, whose replicas in other regions hold the same key material.
   * It cannot be changed later ("Creating multi-Region keys", AWS KMS Developer Guide). Stores do not need it: the
   * replicas of buckets and tables are encrypted anew, each with a key of its own region.
   * @default false
   */
  readonly multiRegion?: boolean;
  /**
   * What happens to the key when it leaves the template. A destroyed key makes everything that it
   * encrypted unreadable.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The symmetric customer managed key of one class of data.
 *
 * It rotates every 365 days and, once scheduled for deletion, waits 30 days, the longest that AWS KMS
 * allows ("Deleting AWS KMS keys", AWS KMS Developer Guide). The policy delegates to the account's IAM
 * policies, which is CDK's default; services that use the key in their own name get a statement each
 * through the `allow...` methods, bound to this account. Grants are for AWS services alone. Call one for every such service *before* the
 * service's resource is created: none of them can be seen to be missing until deployment.
 *
 * Deleting the key is how a class of data is erased everywhere at once: see `docs/customer-data.md`.
 *
 * Beforehand: roles named as `administrators` or `users` exist, or are made by this app; AWS KMS refuses a policy with
 * unknown principals. For `alarmTopic`, a trail logs management events.
 *
 * Satisfies: KeyRotation, KeyPolicyNotPublic, KeyDeletionWindow, KeyDutiesSeparated, KeyDeletionWatched (with
 * `alarmTopic`)
 */
export class CustomerDataKey extends Construct {
  public readonly key: kms.Key;
  /** What the key encrypts. */
  public readonly dataClass: DataClass;
  /** Tells of the key's loss; `undefined` without `alarmTopic`. */
  public readonly lossAlerts?: KeyLossAlerts;

  /** @throws InvalidPropertyError when the data class is none, or when a role would both manage and use the key */
  public constructor(scope: Construct, id: string, props: CustomerDataKeyProps) {
    super(scope, id);
    const { administrators = [], users = [] } = props;
    refuseUnknownClass(this, 'dataClass', props.dataClass);
    refuseMixedRoles(this, administrators, users);
    this.dataClass = props.dataClass;
    this.key = new kms.Key(this, 'Key', {
      description: `Encrypts the storefront's ${props.dataClass}`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(30),
      ...(props.multiRegion === true ? { multiRegion: true } : {}),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    Tags.of(this.key).add('data-class', props.dataClass);
    this.allow([
      grantsForAwsServicesOnly(),
      ...(administrators.length > 0 ? administration(administrators) : []),
      ...(users.length > 0 ? use(users) : []),
    ]);
    if (props.alarmTopic !== undefined) {
      this.lossAlerts = new KeyLossAlerts(this, 'LossAlerts', { key: this.key, alarmTopic: props.alarmTopic });
    }
  }

  /** The key's ARN. */
  public get keyArn(): string {
    return this.key.keyArn;
  }

  /** CloudWatch Logs encrypts log groups of this account and region. */
  public allowCloudWatchLogs(): void {
    this.allow(cloudWatchLogsStatements(this));
  }

  /** CloudTrail encrypts the log files of this account's trails. */
  public allowCloudTrail(): void {
    this.allow(cloudTrailStatements(this));
  }

  /** AWS Config delivers this account's snapshots and history to a bucket under the key. */
  public allowConfig(): void {
    this.allow(configStatements(this));
  }

  /** This account's CloudFront distributions read, through origin access control, from buckets under the key. */
  public allowCloudFront(): void {
    this.allow(cloudFrontStatements(this));
  }

  /** Vended logs (CloudFront standard logging v2, Cognito's sign-in events) are written to buckets under the key. */
  public allowLogDelivery(): void {
    this.allow(logDeliveryStatements(this));
  }

  /** CloudWatch alarms and EventBridge rules publish to SNS topics under the key. */
  public allowAlertPublishers(): void {
    this.allow(alertPublisherStatements(this));
  }

  /** Lets a principal encrypt and decrypt. */
  public grantEncryptDecrypt(grantee: iam.IGrantable): iam.Grant {
    return this.key.grantEncryptDecrypt(grantee);
  }

  /** Lets a principal encrypt. */
  public grantEncrypt(grantee: iam.IGrantable): iam.Grant {
    return this.key.grantEncrypt(grantee);
  }

  /** Lets a principal decrypt. */
  public grantDecrypt(grantee: iam.IGrantable): iam.Grant {
    return this.key.grantDecrypt(grantee);
  }

  /** CDK renders equal statements once, so a service may be allowed more than once. */
  private allow(statements: iam.PolicyStatement[]): void {
    for (const statement of statements) {
      this.key.addToResourcePolicy(statement);
    }
  }
}

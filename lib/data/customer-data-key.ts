import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { DataClass } from './data-class';
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
   * Principals that manage the key's policy and life but get no right to encrypt or decrypt with it
   * (PCI DSS 4.0.1 requirement 3.6.1: as few key custodians as possible).
   * @default - the account's IAM policies alone decide who manages the key
   */
  readonly administrators?: iam.IPrincipal[];
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
 * Satisfies: KeyRotation, KeyPolicyNotPublic, KeyDeletionWindow
 */
export class CustomerDataKey extends Construct {
  public readonly key: kms.Key;
  /** What the key encrypts. */
  public readonly dataClass: DataClass;

  public constructor(scope: Construct, id: string, props: CustomerDataKeyProps) {
    super(scope, id);
    this.dataClass = props.dataClass;
    this.key = new kms.Key(this, 'Key', {
      description: `Encrypts the storefront's ${props.dataClass}`,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(30),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    Tags.of(this.key).add('data-class', props.dataClass);
    this.key.addToResourcePolicy(grantsForAwsServicesOnly());
    if (props.administrators !== undefined && props.administrators.length > 0) {
      this.key.addToResourcePolicy(administration(props.administrators));
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

/**
 * A grant lets somebody use the key past its policy, for as long as nobody retires it. Services make them on behalf of
 * their resources; nobody else may ("Controlling access to grants", AWS KMS Developer Guide).
 */
function grantsForAwsServicesOnly(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'OnlyAwsServicesMakeGrants',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    },
  });
}

/** Manage, but not use: "Key policies", section on key administrators, AWS KMS Developer Guide. */
function administration(principals: iam.IPrincipal[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AdministratorsManageKey',
    principals,
    actions: [
      'kms:CancelKeyDeletion',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListGrants',
      'kms:ListKeyPolicies',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:RevokeGrant',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateKeyDescription',
    ],
    resources: ['*'],
  });
}

import { type Duration, type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AlertTopic } from '../detection/alert-topic';
import { AuditTrail } from '../detection/audit-trail';
import { ComplianceAlerts } from '../detection/compliance-alerts';
import { ConfigBaseline } from '../detection/config-baseline';
import type { AccountSecurityContact } from '../identity/account-security-contact';
import { AccountSignInSettings } from '../identity/account-sign-in-settings';
import type { ConfigRegion } from '../rules/config-region';

/** Properties of {@link AccountStack}. */
export interface AccountStackProps extends StackProps {
  /** Which AWS Config rules this region runs. */
  readonly rulesFor: ConfigRegion;
  /** The key of logs, of the same region. */
  readonly logsKey: kms.IKey;
  /** Where S3 writes access logs, in the same region. */
  readonly accessLogBucket: s3.IBucket;
  /** The region has an AWS Config recorder already. */
  readonly recorderExists: boolean;
  /** The region has an AWS Config delivery channel already. */
  readonly deliveryChannelExists: boolean;
  /** Whether the account's trail is made here: once an account, in the home region. */
  readonly makesTrail: boolean;
  /** Buckets whose object reads and writes the trail records. */
  readonly dataBuckets: s3.IBucket[];
  /** Tables whose item reads and writes the trail records. */
  readonly dataTables: dynamodb.ITableV2[];
  /**
   * For how long nobody but a principal with `s3:BypassGovernanceRetention` can delete the trail's log files.
   * @default - no Object Lock
   */
  readonly trailLock?: Duration;
  /** Where alerts of this region go. */
  readonly alerts: AlertTopic;
  /** Whether the account's password policy and security contact are set here: once an account, in the home region. */
  readonly setsSignIn: boolean;
  /**
   * Whom AWS tells of a security matter, where the account has no such contact yet.
   * @default - left as it is
   */
  readonly securityContact?: AccountSecurityContact;
  /** What happens to archives when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** What exists once an account and region: trail, AWS Config, password policy. */
export class AccountStack extends Stack {
  public readonly config: ConfigBaseline;
  /** The account's password policy and security contact, where they are set here. */
  public readonly signIn?: AccountSignInSettings;
  /** The account's trail, where it is made here. */
  public readonly trail?: AuditTrail;

  public constructor(scope: Construct, id: string, props: AccountStackProps) {
    super(scope, id, props);
    const { accessLogBucket, removalPolicy, logsKey: encryptionKey } = props;
    new ComplianceAlerts(this, 'ComplianceAlerts', { topic: props.alerts.topic });
    this.config = new ConfigBaseline(this, 'Config', {
      encryptionKey,
      accessLogBucket,
      rulesFor: props.rulesFor,
      recorderExists: props.recorderExists,
      deliveryChannelExists: props.deliveryChannelExists,
      removalPolicy,
    });
    if (props.setsSignIn) {
      this.signIn = new AccountSignInSettings(this, 'SignIn', {
        encryptionKey,
        securityContact: props.securityContact,
        removalPolicy,
      });
    }
    if (props.makesTrail) {
      this.trail = new AuditTrail(this, 'Trail', {
        encryptionKey,
        accessLogBucket,
        dataBuckets: props.dataBuckets,
        dataTables: props.dataTables,
        objectLockRetention: props.trailLock,
        removalPolicy,
      });
    }
  }
}

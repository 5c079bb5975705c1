import { type Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { AlertTopic } from '../detection/alert-topic';
import { AuditTrail } from '../detection/audit-trail';
import { BudgetAlarm } from '../detection/budget-alarm';
import { ComplianceAlerts } from '../detection/compliance-alerts';
import { ConfigBaseline } from '../detection/config-baseline';
import { FindingSource } from '../detection/finding-source';
import { SecurityAlarms } from '../detection/security-alarms';
import { SecurityDashboard } from '../detection/security-dashboard';
import { SlackAlerts } from '../detection/slack-alerts';
import { ThreatDetection } from '../detection/threat-detection';
import type { StorefrontWebAcl } from '../edge/storefront-web-acl';
import type { AccountSecurityContact } from '../identity/account-security-contact';
import { AccountSignInSettings } from '../identity/account-sign-in-settings';
import type { ConfigRegion } from '../rules/config-region';
import type { SlackSettings } from '../settings/incident-settings';
import type { WatchedRegion } from './watched-region';

/** Properties of {@link AccountStack}. */
export interface AccountStackProps extends StackProps {
  /** Which AWS Config rules this region runs. */
  readonly rulesFor: ConfigRegion;
  /** What the region has already. */
  readonly watched: WatchedRegion;
  /**
   * In us-east-1: the home region has a recorder already.
   * @default false
   */
  readonly homeRecorderExists?: boolean;
  /** The key of logs, of the same region. */
  readonly logsKey: kms.IKey;
  /** Where S3 writes access logs, in the same region. */
  readonly accessLogBucket: s3.IBucket;
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
  /** Keys of whose loss something tells already. */
  readonly keysWatchedElsewhere: kms.IKey[];
  /**
   * A channel of Slack that shows the alerts too.
   * @default - no channel
   */
  readonly slack?: SlackSettings;
  /**
   * Whose requests the dashboard shows: a web ACL of the same region.
   * @default - not shown
   */
  readonly webAcl?: StorefrontWebAcl;
  /**
   * Whose risky sign-ins the dashboard shows.
   * @default - not shown
   */
  readonly userPool?: cognito.IUserPool;
  /**
   * After how long without use an access counts as unused. What is found is the same in every region: ask in one.
   * @default - unused access is not looked for
   */
  readonly unusedAccessAge?: Duration;
  /** Controls whose violations AWS Config mends by itself. */
  readonly automaticRemediation: string[];
  /** Rules that conformance packs of this region hold already. */
  readonly packRulesInUse: number;
  /**
   * Monthly limit in US dollars.
   * @default - no budget
   */
  readonly monthlyBudget?: number;
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

/** What exists once an account and region: trail, AWS Config, threat detection, alarms, password policy. */
export class AccountStack extends Stack {
  public readonly config: ConfigBaseline;
  public readonly compliance: ComplianceAlerts;
  public readonly threats: ThreatDetection;
  public readonly alarms: SecurityAlarms;
  /** The channel of Slack, where there is one. */
  public readonly slack?: SlackAlerts;
  /** The account's password policy and security contact, where they are set here. */
  public readonly signIn?: AccountSignInSettings;
  /** The account's trail, where it is made here. */
  public readonly trail?: AuditTrail;

  public constructor(scope: Construct, id: string, props: AccountStackProps) {
    super(scope, id, props);
    const { accessLogBucket, removalPolicy, watched, logsKey: encryptionKey } = props;
    const { topic } = props.alerts;
    this.compliance = new ComplianceAlerts(this, 'ComplianceAlerts', { topic });
    this.config = new ConfigBaseline(this, 'Config', {
      encryptionKey,
      accessLogBucket,
      rulesFor: props.rulesFor,
      recorderExists: watched.configRecorder,
      homeRecorderExists: props.homeRecorderExists,
      deliveryChannelExists: watched.configDeliveryChannel,
      automaticRemediation: props.automaticRemediation,
      packRulesInUse: props.packRulesInUse,
      alarmTopic: topic,
      removalPolicy,
    });
    this.threats = this.detectThreats(props);
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
    this.alarms = new SecurityAlarms(this, 'Alarms', {
      topic,
      encryptionKey,
      // Made above, or there already.
      findingSource: FindingSource.SECURITY_HUB,
      trailLogGroup: this.trail?.logGroup,
      keysWatchedElsewhere: props.keysWatchedElsewhere,
      removalPolicy,
    });
    new SecurityDashboard(this, 'Dashboard', {
      alarms: [this.config.liveRules?.failed].filter((alarm) => alarm !== undefined),
      securityAlarms: this.alarms,
      complianceRule: this.compliance.rule,
      allowedRequests: props.webAcl?.metricAllowedRequests(),
      blockedRequests: props.webAcl?.metricBlockedRequests(),
      userPool: props.userPool,
    });
    if (props.slack !== undefined) {
      this.slack = new SlackAlerts(this, 'Slack', { topic, encryptionKey, ...props.slack, removalPolicy });
    }
    if (props.monthlyBudget !== undefined) {
      new BudgetAlarm(this, 'Budget', { monthlyLimit: props.monthlyBudget, alarmTopic: topic });
    }
  }

  private detectThreats(props: AccountStackProps): ThreatDetection {
    const { watched, logsKey: encryptionKey, removalPolicy } = props;
    const threats = new ThreatDetection(this, 'Threats', {
      encryptionKey,
      detectorExists: watched.detector,
      hubExists: watched.securityHub,
      analyzerExists: watched.accessAnalyzer,
      inspectorExists: watched.inspector,
      unusedAccessAge: props.unusedAccessAge,
      // Its own default lets a first deployment that failed take back the detector and the hub.
      removalPolicy: removalPolicy === RemovalPolicy.RETAIN ? undefined : removalPolicy,
    });
    // Security Hub's standards are checked by AWS Config.
    threats.node.addDependency(this.config);
    return threats;
  }
}

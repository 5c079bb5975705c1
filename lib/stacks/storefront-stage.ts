import {
  Annotations,
  Duration,
  type Environment,
  Mixins,
  RemovalPolicy,
  Stage,
  type StageProps,
  Tags,
} from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BucketAutoDeleteObjects } from 'aws-cdk-lib/aws-s3/mixins';
import type { Construct } from 'constructs';
import type { MfaMode } from '../identity/mfa-mode';
import { ConfigRegion } from '../rules/config-region';
import { Profile, type StorefrontSettings } from '../settings/settings';
import { AccountStack } from './account-stack';
import { DataStack } from './data-stack';
import { EdgeStack } from './edge-stack';
import { IdentityStack } from './identity-stack';
import { IncidentStack } from './incident-stack';
import { labelStage } from './label-stage';
import { MailStack } from './mail-stack';
import { markStage } from './mark-stage';
import { PrivacyStack } from './privacy-stack';
import { watchedEdge, watchedHome } from './watched-region';

/** CloudFront's web ACLs, certificates and AWS Config rules exist here alone. */
const EDGE_REGION = 'us-east-1';

/** Long enough to look back over a sprint; the profile's findings name what this falls short of. */
const DEVELOPMENT_LOG_RETENTION = RetentionDays.ONE_MONTH;

/** Twelve months, as PCI DSS 10.5.1 keeps audit logs. It can be given only when the archive is created. */
const TRAIL_LOCK = Duration.days(365);

/** Properties of {@link StorefrontStage}. */
export interface StorefrontStageProps extends StageProps {
  /** The shop's settings, as `parseSettings` reads them from the context. */
  readonly settings: StorefrontSettings;
}

/**
 * A whole hardened storefront, for an app or a CDK Pipeline to deploy: the stacks Edge (us-east-1), Data, Mail, Identity and
 * Account (home region), and, where the home region is another than us-east-1, EdgeAccount beside Edge.
 *
 * The id becomes the start of every stack's name: give two shops in one account two ids.
 */
export class StorefrontStage extends Stage {
  public readonly edgeStack: EdgeStack;
  public readonly dataStack: DataStack;
  /** Absent without a sender of mail. */
  public readonly mailStack?: MailStack;
  public readonly identityStack: IdentityStack;
  /** Absent outside production, where its evidence would be locked for a year. */
  public readonly privacyStack?: PrivacyStack;
  /** Absent outside production, and without a plan for incidents. */
  public readonly incidentStack?: IncidentStack;
  public readonly accountStack: AccountStack;
  /** AWS Config for CloudFront in us-east-1, where that is not the home region. */
  public readonly edgeAccountStack?: AccountStack;

  /** When shoppers are asked for a second factor. */
  public readonly mfa: MfaMode;

  private readonly settings: StorefrontSettings;
  private readonly production: boolean;

  public constructor(scope: Construct, id: string, props: StorefrontStageProps) {
    super(scope, id, props);
    this.settings = props.settings;
    this.mfa = props.settings.mfa;
    this.production = props.settings.profile === Profile.PRODUCTION;
    this.edgeStack = this.makeEdge();
    this.dataStack = new DataStack(this, 'Data', {
      env: this.home,
      domainName: props.settings.domainName,
      dataOwner: props.settings.dataOwner,
      production: this.production,
      macieSessionExists: props.settings.adopt.macieSession,
      alerts: props.settings.homeRegion === EDGE_REGION ? this.edgeStack.alerts : undefined,
      alertEmail: props.settings.alertEmail,
      deletionProtection: this.production,
      removalPolicy: this.removalPolicy,
    });
    this.mailStack = this.makeMail();
    this.identityStack = this.makeIdentity();
    if (this.production) {
      this.incidentStack = this.makeIncident();
      this.privacyStack = this.makePrivacy();
    }
    this.accountStack = this.makeAccount();
    if (props.settings.homeRegion !== EDGE_REGION) this.edgeAccountStack = this.makeEdgeAccount();
    const { allowedRegions, dataOwner } = props.settings;
    markStage(this, allowedRegions);
    labelStage(this, dataOwner, Duration.days(this.logRetention));
    Tags.of(this).add('storefront', props.settings.shopName);
    if (!this.production) Mixins.of(this).apply(new BucketAutoDeleteObjects());
  }

  private makeEdge(): EdgeStack {
    const { paymentScripts = [], ...settings } = this.settings;
    return new EdgeStack(this, 'Edge', {
      env: this.edge,
      domainName: settings.domainName,
      hostedZoneId: settings.hostedZoneId,
      hostedZoneName: settings.hostedZoneName,
      certificateArn: settings.certificateArn,
      paymentIntegration: settings.paymentIntegration,
      paymentProvider: settings.paymentProvider,
      paymentSandbox: !this.production,
      paymentScripts,
      securityTxt: settings.securityTxt,
      alertEmail: settings.alertEmail,
      logRetention: this.logRetention,
      removalPolicy: this.removalPolicy,
    });
  }

  private makeMail(): MailStack | undefined {
    const { mail, domainName, hostedZoneId, hostedZoneName } = this.settings;
    if (mail === undefined) return undefined;
    const alertTopic = this.dataStack.alerts.topic;
    return new MailStack(this, 'Mail', { env: this.home, domainName, mail, hostedZoneId, hostedZoneName, alertTopic });
  }

  private makeIdentity(): IdentityStack {
    const { domainName, mfa, mail, signIn, staff, hostedZoneId, hostedZoneName } = this.settings;
    const sender = mail?.domainVerified === true ? this.mailStack?.mail : undefined;
    const stack = new IdentityStack(this, 'Identity', {
      env: this.home,
      domainName,
      mfa,
      sender: sender === undefined ? undefined : { domainName: sender.domainName, fromEmail: sender.fromEmail },
      signIn,
      staff,
      hostedZoneId,
      hostedZoneName,
      alarmTopic: this.dataStack.alerts.topic,
      logsKey: this.dataStack.logsKey.key,
      accessLogBucket: this.dataStack.accessLogs.bucket,
      logRetention: this.logRetention,
      allowEssentialsPlan: !this.production,
      deletionProtection: this.production,
      removalPolicy: this.removalPolicy,
    });
    if (sender !== undefined && this.mailStack !== undefined) stack.addStackDependency(this.mailStack);
    return stack;
  }

  private makeIncident(): IncidentStack | undefined {
    const { incident } = this.settings;
    if (incident === undefined) {
      Annotations.of(this).addWarningV2(
        'storefront-security-baseline:incident-plan',
        'The shop has no plan for incidents, and no clock for the 72 hours of GDPR article 33: set storefront.incident in cdk.json.',
      );
      return undefined;
    }
    return new IncidentStack(this, 'Incident', {
      env: this.home,
      incident,
      alerts: this.dataStack.alerts,
      userPools: [this.identityStack.shoppers.userPool],
      deletionProtection: true,
      removalPolicy: this.removalPolicy,
    });
  }

  private makePrivacy(): PrivacyStack {
    const stack = new PrivacyStack(this, 'Privacy', {
      env: this.home,
      data: this.dataStack,
      userPool: this.identityStack.shoppers.userPool,
      breaches: this.incidentStack?.response.register,
      removalPolicy: this.removalPolicy,
    });
    stack.addStackDependency(this.dataStack);
    return stack;
  }

  private makeAccount(): AccountStack {
    const { adopt, homeRegion, securityContact, slack, monthlyBudget } = this.settings;
    const { automaticRemediation, conformancePackRulesInUse } = this.settings;
    const { logsKey, accessLogs, orderDocuments, orders, profiles } = this.dataStack;
    return new AccountStack(this, 'Account', {
      env: this.home,
      rulesFor: homeRegion === EDGE_REGION ? ConfigRegion.HOME_AND_EDGE : ConfigRegion.HOME,
      watched: watchedHome(adopt),
      logsKey: logsKey.key,
      accessLogBucket: accessLogs.bucket,
      makesTrail: !adopt.trail,
      dataBuckets: [orderDocuments.bucket],
      dataTables: [orders.table, profiles.table],
      trailLock: this.production ? TRAIL_LOCK : undefined,
      alerts: this.dataStack.alerts,
      keysWatchedElsewhere: this.dataStack.watchedKeys,
      webAcl: homeRegion === EDGE_REGION ? this.edgeStack.webAcl : undefined,
      userPool: this.identityStack.shoppers.userPool,
      slack,
      automaticRemediation,
      packRulesInUse: conformancePackRulesInUse,
      monthlyBudget,
      setsSignIn: !adopt.passwordPolicy,
      securityContact,
      removalPolicy: this.removalPolicy,
    });
  }

  private makeEdgeAccount(): AccountStack {
    const { adopt, slack, automaticRemediation } = this.settings;
    const { logsKey, alerts, distribution } = this.edgeStack;
    return new AccountStack(this, 'EdgeAccount', {
      env: this.edge,
      rulesFor: ConfigRegion.EDGE,
      logsKey: logsKey.key,
      accessLogBucket: distribution.accessLogBucket,
      watched: watchedEdge(adopt),
      makesTrail: false,
      dataBuckets: [],
      dataTables: [],
      setsSignIn: false,
      alerts,
      keysWatchedElsewhere: [logsKey.key],
      webAcl: this.edgeStack.webAcl,
      slack,
      automaticRemediation,
      packRulesInUse: 0,
      removalPolicy: this.removalPolicy,
    });
  }

  private get home(): Environment {
    return { account: this.settings.account, region: this.settings.homeRegion };
  }

  private get edge(): Environment {
    return { account: this.settings.account, region: EDGE_REGION };
  }

  private get removalPolicy(): RemovalPolicy {
    return this.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  private get logRetention(): RetentionDays {
    return this.production ? this.settings.logRetentionDays : DEVELOPMENT_LOG_RETENTION;
  }
}

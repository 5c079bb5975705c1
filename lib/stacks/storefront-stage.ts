import { Duration, Mixins, Stage, type StageProps, Tags } from 'aws-cdk-lib';
import { BucketAutoDeleteObjects } from 'aws-cdk-lib/aws-s3/mixins';
import type { Construct } from 'constructs';
import type { MfaMode } from '../identity/mfa-mode';
import type { StorefrontSettings } from '../settings/settings';
import type { AccountStack } from './account-stack';
import type { AuditStack } from './audit-stack';
import { DataStack } from './data-stack';
import { EdgeStack } from './edge-stack';
import { IdentityStack } from './identity-stack';
import type { IncidentStack } from './incident-stack';
import { labelStage } from './label-stage';
import { MailStack } from './mail-stack';
import { makeAccount, makeEdgeAccount } from './make-accounts';
import { makeAudit } from './make-audit';
import { makeIncident } from './make-incident';
import { makeTraining } from './make-training';
import { markStage } from './mark-stage';
import { PrivacyStack } from './privacy-stack';
import { frameOf, type StageFrame } from './stage-frame';
import type { TrainingStack } from './training-stack';

/** Properties of {@link StorefrontStage}. */
export interface StorefrontStageProps extends StageProps {
  /** The shop's settings, as `parseSettings` reads them from the context. */
  readonly settings: StorefrontSettings;
}

/**
 * A whole hardened storefront, for an app or a CDK Pipeline to deploy: the stacks Edge (us-east-1), Data, Mail, Identity,
 * Incident, Privacy and Account (home region), and, where the home region is another than us-east-1, EdgeAccount beside Edge.
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
  /** Absent outside production, where its evidence would be locked for a year. */
  public readonly auditStack?: AuditStack;
  /** Absent outside production, where there are no customers' data. */
  public readonly trainingStack?: TrainingStack;
  /** AWS Config for CloudFront in us-east-1, where that is not the home region. */
  public readonly edgeAccountStack?: AccountStack;

  /** When shoppers are asked for a second factor. */
  public readonly mfa: MfaMode;

  private readonly frame: StageFrame;

  public constructor(scope: Construct, id: string, props: StorefrontStageProps) {
    super(scope, id, props);
    this.frame = frameOf(props.settings);
    const { production, homeIsEdge, home, removalPolicy, logRetention } = this.frame;
    this.mfa = props.settings.mfa;
    this.edgeStack = this.makeEdge();
    this.dataStack = new DataStack(this, 'Data', {
      env: home,
      domainName: props.settings.domainName,
      dataOwner: props.settings.dataOwner,
      production,
      macieSessionExists: props.settings.adopt.macieSession,
      alerts: homeIsEdge ? this.edgeStack.alerts : undefined,
      alertEmail: props.settings.alertEmail,
      deletionProtection: production,
      removalPolicy,
    });
    this.mailStack = this.makeMail();
    this.identityStack = this.makeIdentity();
    if (production) {
      this.incidentStack = makeIncident(this, this.frame);
      this.privacyStack = this.makePrivacy();
    }
    this.accountStack = makeAccount(this, this.frame);
    if (production) {
      this.auditStack = makeAudit(this, this.frame);
      this.trainingStack = makeTraining(this, this.frame);
    }
    if (!homeIsEdge) this.edgeAccountStack = makeEdgeAccount(this, this.frame);
    const { allowedRegions, dataOwner } = props.settings;
    markStage(this, allowedRegions);
    labelStage(this, dataOwner, Duration.days(logRetention));
    Tags.of(this).add('storefront', props.settings.shopName);
    if (!production) Mixins.of(this).apply(new BucketAutoDeleteObjects());
  }

  private makeEdge(): EdgeStack {
    const { edge, production, logRetention, removalPolicy } = this.frame;
    const { paymentScripts = [], ...settings } = this.frame.settings;
    return new EdgeStack(this, 'Edge', {
      env: edge,
      domainName: settings.domainName,
      hostedZoneId: settings.hostedZoneId,
      hostedZoneName: settings.hostedZoneName,
      certificateArn: settings.certificateArn,
      paymentIntegration: settings.paymentIntegration,
      paymentProvider: settings.paymentProvider,
      paymentSandbox: !production,
      paymentScripts,
      archivesWebAclLog: production,
      securityTxt: settings.securityTxt,
      alertEmail: settings.alertEmail,
      logRetention,
      removalPolicy,
    });
  }

  private makeMail(): MailStack | undefined {
    const { mail, domainName, hostedZoneId, hostedZoneName } = this.frame.settings;
    if (mail === undefined) return undefined;
    const alertTopic = this.dataStack.alerts.topic;
    return new MailStack(this, 'Mail', {
      env: this.frame.home,
      domainName,
      mail,
      hostedZoneId,
      hostedZoneName,
      alertTopic,
    });
  }

  private makeIdentity(): IdentityStack {
    const { home, production, logRetention, removalPolicy } = this.frame;
    const { domainName, mfa, mail, signIn, staff, hostedZoneId, hostedZoneName } = this.frame.settings;
    const sender = mail?.domainVerified === true ? this.mailStack?.mail : undefined;
    const stack = new IdentityStack(this, 'Identity', {
      env: home,
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
      logRetention,
      allowEssentialsPlan: !production,
      deletionProtection: production,
      removalPolicy,
    });
    if (sender !== undefined && this.mailStack !== undefined) stack.addStackDependency(this.mailStack);
    return stack;
  }

  private makePrivacy(): PrivacyStack {
    const stack = new PrivacyStack(this, 'Privacy', {
      env: this.frame.home,
      data: this.dataStack,
      userPool: this.identityStack.shoppers.userPool,
      dataOwner: this.frame.settings.dataOwner,
      breaches: this.incidentStack?.response.register,
      removalPolicy: this.frame.removalPolicy,
    });
    stack.addStackDependency(this.dataStack);
    return stack;
  }
}

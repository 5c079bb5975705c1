import { Duration, type Environment, Mixins, RemovalPolicy, Stage, type StageProps, Tags } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BucketAutoDeleteObjects } from 'aws-cdk-lib/aws-s3/mixins';
import type { Construct } from 'constructs';
import { ConfigRegion } from '../detection/config-region';
import { Profile, type StorefrontSettings } from '../settings/settings';
import { AccountStack } from './account-stack';
import { DataStack } from './data-stack';
import { EdgeStack } from './edge-stack';
import { IdentityStack } from './identity-stack';
import { markExempt, markResident } from './residency';

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
 * A whole hardened storefront, for an app or a CDK Pipeline to deploy: the stacks Edge (us-east-1), Data, Identity and
 * Account (home region), and, where the home region is another than us-east-1, EdgeAccount beside Edge.
 *
 * The id becomes the start of every stack's name: give two shops in one account two ids.
 */
export class StorefrontStage extends Stage {
  public readonly edgeStack: EdgeStack;
  public readonly dataStack: DataStack;
  public readonly identityStack: IdentityStack;
  public readonly accountStack: AccountStack;
  /** AWS Config for CloudFront in us-east-1, where that is not the home region. */
  public readonly edgeAccountStack?: AccountStack;

  private readonly settings: StorefrontSettings;
  private readonly production: boolean;

  public constructor(scope: Construct, id: string, props: StorefrontStageProps) {
    super(scope, id, props);
    this.settings = props.settings;
    this.production = props.settings.profile === Profile.PRODUCTION;
    this.edgeStack = this.makeEdge();
    this.dataStack = new DataStack(this, 'Data', {
      env: this.home,
      deletionProtection: this.production,
      removalPolicy: this.removalPolicy,
    });
    this.identityStack = this.makeIdentity();
    this.accountStack = this.makeAccount();
    if (props.settings.homeRegion !== EDGE_REGION) this.edgeAccountStack = this.makeEdgeAccount();
    for (const stack of [this.dataStack, this.identityStack, this.accountStack]) markResident(stack);
    markExempt(
      this.edgeStack,
      'CloudFront takes its web ACL, certificate and logs there; access logs hold IP addresses',
    );
    if (this.edgeAccountStack !== undefined) {
      markExempt(this.edgeAccountStack, 'AWS Config records CloudFront and its web ACLs there alone');
    }
    Tags.of(this).add('storefront', props.settings.shopName);
    if (!this.production) Mixins.of(this).apply(new BucketAutoDeleteObjects());
  }

  private makeEdge(): EdgeStack {
    const { domainName, hostedZoneId, hostedZoneName, certificateArn } = this.settings;
    return new EdgeStack(this, 'Edge', {
      env: this.edge,
      domainName,
      hostedZoneId,
      hostedZoneName,
      certificateArn,
      logRetention: this.logRetention,
      removalPolicy: this.removalPolicy,
    });
  }

  private makeIdentity(): IdentityStack {
    const { domainName, mfa } = this.settings;
    return new IdentityStack(this, 'Identity', {
      env: this.home,
      domainName,
      mfa,
      logsKey: this.dataStack.logsKey.key,
      accessLogBucket: this.dataStack.accessLogs.bucket,
      logRetention: this.logRetention,
      allowEssentialsPlan: !this.production,
      deletionProtection: this.production,
      removalPolicy: this.removalPolicy,
    });
  }

  private makeAccount(): AccountStack {
    const { adopt, alertEmail, homeRegion } = this.settings;
    const { logsKey, accessLogs, orderDocuments, orders, profiles } = this.dataStack;
    return new AccountStack(this, 'Account', {
      env: this.home,
      rulesFor: homeRegion === EDGE_REGION ? ConfigRegion.HOME_AND_EDGE : ConfigRegion.HOME,
      logsKey: logsKey.key,
      accessLogBucket: accessLogs.bucket,
      recorderExists: adopt.configRecorder,
      deliveryChannelExists: adopt.configDeliveryChannel,
      makesTrail: !adopt.trail,
      dataBuckets: [orderDocuments.bucket],
      dataTables: [orders.table, profiles.table],
      trailLock: this.production ? TRAIL_LOCK : undefined,
      alertEmail,
      removalPolicy: this.removalPolicy,
    });
  }

  private makeEdgeAccount(): AccountStack {
    const { adopt, alertEmail } = this.settings;
    const { logsKey, distribution } = this.edgeStack;
    return new AccountStack(this, 'EdgeAccount', {
      env: this.edge,
      rulesFor: ConfigRegion.EDGE,
      logsKey: logsKey.key,
      accessLogBucket: distribution.accessLogBucket,
      recorderExists: adopt.edgeConfigRecorder,
      deliveryChannelExists: adopt.edgeConfigDeliveryChannel,
      makesTrail: false,
      dataBuckets: [],
      dataTables: [],
      alertEmail,
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

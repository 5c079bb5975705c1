import { type Environment, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Profile, type StorefrontSettings } from '../settings/settings';

/** CloudFront's web ACLs, certificates and AWS Config rules exist here alone. */
export const EDGE_REGION = 'us-east-1';

/** Long enough to look back over a sprint; the profile's findings name what this falls short of. */
const DEVELOPMENT_LOG_RETENTION = RetentionDays.ONE_MONTH;

/** What the settings decide for every stack of a stage. */
export interface StageFrame {
  readonly settings: StorefrontSettings;
  /** Real shoppers and real payments. */
  readonly production: boolean;
  /** Where customer data stand. */
  readonly home: Environment;
  /** us-east-1. */
  readonly edge: Environment;
  /** Whether the home region is us-east-1. */
  readonly homeIsEdge: boolean;
  /** What happens to what holds data when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
  /** How long logs are kept. */
  readonly logRetention: RetentionDays;
}

/** What these settings decide for every stack. */
export function frameOf(settings: StorefrontSettings): StageFrame {
  const production = settings.profile === Profile.PRODUCTION;
  const { account, homeRegion } = settings;
  return {
    settings,
    production,
    home: { account, region: homeRegion },
    edge: { account, region: EDGE_REGION },
    homeIsEdge: homeRegion === EDGE_REGION,
    removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    logRetention: production ? settings.logRetentionDays : DEVELOPMENT_LOG_RETENTION,
  };
}

import type { MfaMode } from '../identity/mfa-mode';
import type { AdoptedResources } from './adopted-resources';
import type { MailSettings, SecurityContactSettings, SignInSettings, StaffSettings } from './identity-settings';
import type { IncidentSettings, SlackSettings } from './incident-settings';
import type { PaymentProviderName } from './payment-provider-name';
import type { PaymentScriptSettings } from './payment-script-settings';
import type { TrainingSettings } from './training-settings';

export type { AdoptedResources } from './adopted-resources';

/** What the deployment is for. */
export enum Profile {
  /** Real shoppers and real payments: nothing is relaxed. */
  PRODUCTION = 'production',
  /** A copy to develop against, without customer data. */
  DEVELOPMENT = 'development',
}

/** How the checkout hands card data to the payment provider; it decides which PCI DSS requirements fall on the shop's pages. */
export enum PaymentIntegration {
  /** The shopper leaves for the provider's page and comes back. */
  REDIRECT = 'redirect',
  /** The provider's page stands in a frame of the shop's page. */
  IFRAME = 'iframe',
  /** The shop's page collects the card number and posts it to the provider. */
  DIRECT_POST = 'direct-post',
}

/** What `/.well-known/security.txt` says. */
export interface SecurityTxtSettings {
  /** Addresses in the order of preference: `mailto:`, `https:` or `tel:`. */
  readonly contacts: string[];

  /** The day, `yyyy-mm-dd`, from which the file no longer holds; at most a year ahead. */
  readonly expires: string;
}

/**
 * What differs from shop to shop: the context key `storefront` of `cdk.json`, read by `parseSettings`. The defaults are
 * those of a key that the file leaves out.
 */
export interface StorefrontSettings {
  /** Host name at which shoppers reach the shop, in lower case, such as `shop.example.com`. */
  readonly domainName: string;

  /** Region that holds customer data, such as `eu-central-1`. The `Edge` stack stands in us-east-1 whatever this says. */
  readonly homeRegion: string;

  /**
   * Short name that keeps two shops in one account apart; the id of the CDK Stage, so the start of every stack's name. At
   * most 24 lower-case letters, digits and hyphens, the first a letter. A change replaces every stack.
   *
   * @default - the domain name with hyphens for dots; a long one is cut and ends in a hash of the whole
   */
  readonly shopName: string;

  /**
   * What the deployment is for.
   *
   * @default Profile.PRODUCTION
   */
  readonly profile: Profile;

  /**
   * When shoppers are asked for a second factor.
   *
   * @default MfaMode.REQUIRED
   */
  readonly mfa: MfaMode;

  /**
   * How the checkout hands card data to the payment provider.
   *
   * @default PaymentIntegration.REDIRECT
   */
  readonly paymentIntegration: PaymentIntegration;

  /**
   * The payment provider. The payment page may load, frame and post to its documented hosts only.
   *
   * @default - no payment page is made; `iframe` and `direct-post` need a provider
   */
  readonly paymentProvider?: PaymentProviderName;

  /**
   * Every script of the payment page.
   *
   * @default - the page runs none
   */
  readonly paymentScripts?: PaymentScriptSettings[];

  /**
   * Regions in which the shop may place resources, the home region among them. The `Edge` stack is exempt by name:
   * CloudFront's web ACL and certificate exist in us-east-1 only.
   *
   * @default - the home region alone
   */
  readonly allowedRegions: string[];

  /**
   * Days for which logs are kept: one of the periods that CloudWatch Logs offers, at least 365 (PCI DSS 10.5.1).
   *
   * @default 400
   */
  readonly logRetentionDays: number;

  /**
   * What the account already has, which the shop then uses instead of making a second one.
   *
   * @default - nothing: the shop makes its own
   */
  readonly adopt: AdoptedResources;

  /**
   * Route 53 public hosted zone that answers for the domain name, such as `Z0123456789ABCDEFGHIJ`. The shop's records are
   * written there, and those that prove the domain to ACM when `certificateArn` is absent.
   *
   * @default - no record is written
   */
  readonly hostedZoneId?: string;

  /**
   * Name of the hosted zone: the domain name or a parent of it. Only `hostedZoneId` decides where records land; this
   * completes record names, and every record of the shop is at or below the domain name.
   *
   * @default - the domain name, when there is a hosted zone
   */
  readonly hostedZoneName?: string;

  /**
   * ACM certificate for the domain name, in us-east-1 and in the account of the shop (CloudFront Developer Guide,
   * "Requirements for using SSL/TLS certificates with CloudFront"). It may stand beside `hostedZoneId`, which then only
   * takes the shop's records.
   *
   * @default - a certificate is made
   */
  readonly certificateArn?: string;

  /**
   * The team or role that answers for the shop's data; the tag `owner` of every store.
   *
   * @default 'platform'
   */
  readonly dataOwner: string;

  /**
   * Who the shop's mail comes from.
   *
   * @default - Cognito's own address, which sends at most 50 messages a day
   */
  readonly mail?: MailSettings;

  /**
   * The pages on which shoppers sign in.
   *
   * @default - none: the shop's own pages sign shoppers in
   */
  readonly signIn?: SignInSettings;

  /**
   * How the shop's staff sign in to its back office.
   *
   * @default - not here
   */
  readonly staff?: StaffSettings;

  /**
   * Whom AWS tells of a security matter, where the account has no such contact yet.
   *
   * @default - left as it is
   */
  readonly securityContact?: SecurityContactSettings;

  /**
   * How people who find a hole in the shop reach those who mend it: served as `/.well-known/security.txt` (RFC 9116).
   *
   * @default - no such file
   */
  readonly securityTxt?: SecurityTxtSettings;

  /**
   * Address that receives security alarms, once its owner has confirmed the subscription.
   *
   * @default - alarms have no subscriber
   */
  readonly alertEmail?: string;

  /**
   * A channel of Slack that shows alerts of the home region, and of us-east-1, too.
   *
   * @default - no channel
   */
  readonly slack?: SlackSettings;

  /**
   * The plan for incidents: whom to call and whom to notify, with runbooks and the clock of GDPR article 33.
   *
   * @default - no plan, which a synthesis of production warns of
   */
  readonly incident?: IncidentSettings;

  /**
   * How staff are trained, and how that decides who touches customer data.
   *
   * @default - a register and a gate; no group of IAM Identity Center is kept
   */
  readonly training: TrainingSettings;

  /**
   * Controls whose violations AWS Config mends by itself, by their ids; of those that have a runbook.
   *
   * @default - none: a person starts each
   */
  readonly automaticRemediation: string[];

  /**
   * How many rules the account has in conformance packs already, in the home region; AWS Config takes 150.
   *
   * @default 0
   */
  readonly conformancePackRulesInUse: number;

  /**
   * After how many days without use a role, user, key or permission counts as unused, 1 to 365. IAM Access Analyzer looks
   * for them in the home region, and charges for each role and user. Leave it out where the account has an analyzer of
   * unused access already: there can be one for each region.
   *
   * @default - unused access is not looked for, which a finding says
   */
  readonly unusedAccessDays?: number;

  /**
   * Monthly limit in US dollars, of which the alerts tell when it is nearly spent or will be passed.
   *
   * @default - no budget
   */
  readonly monthlyBudget?: number;

  /**
   * Account to deploy into, as 12 digits.
   *
   * @default - the account of the credentials at deployment
   */
  readonly account?: string;
}

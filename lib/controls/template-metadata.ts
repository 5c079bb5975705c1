/**
 * What the constructs of this package write into the `Metadata` of their resources, for checks to read where the
 * properties alone do not tell: the words that both sides share.
 */

/** Key on an `AWS::WAFv2::WebACL`; the value is a {@link WebAclMetadata}. */
export const WEB_ACL_METADATA = 'StorefrontWebAcl';

/** Rules that count until a day, and the paths of the shop that the rules speak of. */
export interface WebAclMetadata {
  /** Rules with a rollout date, those past it included. */
  readonly rollouts: readonly RuleRolloutMetadata[];
  /** Path prefixes by their name, such as `login`: each falls under a rate rule, or is exempt by name. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** WCU of the rules, as far as the construct could tell. */
  readonly capacity: number;
}

/** A rule that counts until a day and acts from then on. */
export interface RuleRolloutMetadata {
  /** The rule's name; for one rule of a managed group `<group>/<rule>`. */
  readonly rule: string;
  /** What the rule does from that day on: `block` or `challenge`. */
  readonly mode: string;
  /** The first day, in UTC, on which it no longer merely counts: `yyyy-mm-dd`. */
  readonly enforceFrom: string;
}

/** Key on an `AWS::CloudFront::Distribution`; the value is a {@link DistributionMetadata}. */
export const DISTRIBUTION_METADATA = 'StorefrontDistribution';

/** What the cache behaviors of a distribution serve. */
export interface DistributionMetadata {
  readonly behaviors: readonly {
    /** As in `PathPattern`. */
    readonly pathPattern: string;
    /** `static`, `account`, `cart`, `checkout`, `api` or `reports`. */
    readonly kind: string;
  }[];
}

/** Key on the `AWS::CloudFront::ResponseHeadersPolicy` of a payment page; the value is a {@link PaymentPageMetadata}. */
export const PAYMENT_PAGE_METADATA = 'StorefrontPaymentPage';

/** The script inventory of a payment page (PCI DSS 4.0.1, 6.4.3). */
export interface PaymentPageMetadata {
  /** Path of the page as the distribution's behavior has it, such as `/checkout*`. */
  readonly path: string;
  /** `redirect`, `iframe` or `direct-post`. */
  readonly integration: string;
  /** Name of the payment provider. */
  readonly provider: string;
  readonly scripts: readonly ScriptMetadata[];
}

/** One script that may run on a payment page. */
export interface ScriptMetadata {
  readonly name: string;
  /** `inline`, an absolute https URL, or a path of the shop. */
  readonly source: string;
  readonly owner: string;
  readonly justification: string;
  readonly authorizedBy: string;
  /** `yyyy-mm-dd` */
  readonly authorizedOn: string;
  /** `yyyy-mm-dd` */
  readonly reviewBy: string;
  /** Subresource integrity value, such as `sha384-...`; absent where `noIntegrityReason` stands. */
  readonly integrity?: string;
  /** Why the script's content cannot be pinned. */
  readonly noIntegrityReason?: string;
}

/** Key on the resource that watches a payment page; the value is a {@link PageMonitorMetadata}. */
export const PAGE_MONITOR_METADATA = 'StorefrontPageMonitor';

/** Which payment page is watched, and how (PCI DSS 4.0.1, 11.6.1). */
export interface PageMonitorMetadata {
  /** As in {@link PaymentPageMetadata.path}. */
  readonly path: string;
  /** `browser`, or `fetch-only`, which sees no script run. */
  readonly mode: string;
}

/** Key on the `AWS::Route53::RecordSet` of a DMARC policy; the value is a {@link DmarcMetadata}. */
export const DMARC_METADATA = 'StorefrontDmarc';

/** A DMARC policy that becomes stricter on a day. */
export interface DmarcMetadata {
  /** The first day, in UTC, on which receivers are asked to reject: `yyyy-mm-dd`. */
  readonly rejectFrom: string;
}

/** Key on the `AWS::CloudFront::Function` that answers with an MTA-STS policy; the value is an {@link MtaStsMetadata}. */
export const MTA_STS_METADATA = 'StorefrontMtaSts';

/** An MTA-STS policy that becomes stricter on a day. */
export interface MtaStsMetadata {
  /** The first day, in UTC, on which senders are asked to enforce it: `yyyy-mm-dd`. */
  readonly enforceFrom: string;
}

/** Key on the `AWS::Cognito::UserPool` of staff; the value is a {@link StaffIdentityMetadata}. */
export const STAFF_IDENTITY_METADATA = 'StorefrontStaffIdentity';

/** How staff sign in, and what of PCI DSS that does not meet. */
export interface StaffIdentityMetadata {
  /** `saml` or `oidc`, where an identity provider holds the accounts; `pool`, where the user pool does. */
  readonly signIn: string;
  /** One line for each requirement: which, why, and what to do instead. */
  readonly notCovered: readonly string[];
}

/** Key of a template's own `Metadata`; the value is a {@link ResidencyMetadata}. */
export const RESIDENCY_METADATA = 'storefront-security-baseline:residency';

/** Where what a stack holds may stand. */
export interface ResidencyMetadata {
  /** Whether the stack may stand outside the allowed regions. */
  readonly exempt: boolean;
  /** Why it may; absent where it may not. */
  readonly reason?: string;
  /** The regions in which data of the shop may stand; absent where the app does not say, and nothing is judged then. */
  readonly allowedRegions?: readonly string[];
  /** The region of the stack, where it is known at synth: the template alone does not tell. */
  readonly region?: string;
}

/** Key of a template's own `Metadata`; the value is a {@link ClassificationMetadata}. */
export const CLASSIFICATION_METADATA = 'storefront-security-baseline:classification';

/** That everything in a stack which holds data is labelled. */
export interface ClassificationMetadata {
  /** The values that the tag `data-class` may have. */
  readonly dataClasses: readonly string[];
}

/** The tags that say what a store holds, who answers for it, and how long it is kept. */
export const DATA_LABELS = { dataClass: 'data-class', owner: 'owner', retention: 'retention' } as const;

/** Key on the `AWS::SSM::Parameter` that holds an incident plan; the value is an {@link IncidentPlanMetadata}. */
export const INCIDENT_PLAN_METADATA = 'StorefrontIncidentPlan';

/** How fresh an incident plan is, and what it covers (PCI DSS 4.0.1, 12.10.1 and 12.10.2). */
export interface IncidentPlanMetadata {
  /** `yyyy-mm-dd` */
  readonly reviewedOn: string;
  /** `yyyy-mm-dd` */
  readonly testedOn: string;
  /** How many people or rotas are called, in order. */
  readonly contacts: number;
  /** Who is notified: `supervisory-authority`, `customers`, `acquirer`, `staff`. */
  readonly notified: readonly string[];
}

/** Key on a resource whose sibling the account has already, outside the templates; the value says what that is. */
export const ADOPTED_METADATA = 'StorefrontAdopted';

/** What stands outside the templates, and so cannot be seen in them. */
export enum Adopted {
  /** An analyzer of external access, beside one of unused access. */
  EXTERNAL_ACCESS_ANALYZER = 'external-access-analyzer',
  /** A recorder of the home region, which records the types of IAM, beside that of us-east-1. */
  HOME_RECORDER = 'home-recorder',
}

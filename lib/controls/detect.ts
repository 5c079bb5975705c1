import type { FurtherRead } from './further-read';

/** A managed AWS Config rule that judges the deployed resource, and where and how it runs. */
export interface ManagedRule {
  readonly kind: 'managed-rule';
  /** Identifier in the AWS Config Developer Guide's list of managed rules, such as `S3_BUCKET_VERSIONING_ENABLED`. */
  readonly identifier: string;
  /** Input parameters by the names of the rule's page; AWS Config takes every value as a string. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The only region in which AWS offers the rule, where there is one. CloudFront's rules exist in us-east-1 alone. */
  readonly onlyInRegion?: 'us-east-1';
}

/** The running account is not judged for this control, and why. */
export interface NoDetection {
  readonly kind: 'none';
  readonly reason: string;
}

/**
 * The control itself judges the running resource: a custom AWS Config rule reads it in CloudFormation's form and runs
 * the same check as at synth.
 */
export interface LiveJudgement {
  readonly kind: 'live';
  /** What must be read beside the resource itself; empty where its own properties decide. */
  readonly reads: readonly FurtherRead[];
}

/** How a control is judged in the running account. */
export type Detection = readonly ManagedRule[] | LiveJudgement | NoDetection;

/** Options of {@link managedRule}. */
export interface ManagedRuleOptions {
  /** @default - no parameters */
  readonly parameters?: Readonly<Record<string, string>>;
  /** @default - every region */
  readonly onlyInRegion?: 'us-east-1';
}

/** Judges the running account by a managed AWS Config rule. */
export function managedRule(identifier: string, options: ManagedRuleOptions = {}): ManagedRule {
  return {
    kind: 'managed-rule',
    identifier,
    parameters: options.parameters ?? {},
    ...(options.onlyInRegion === undefined ? {} : { onlyInRegion: options.onlyInRegion }),
  };
}

/** Judges the running account by the control itself, over one read: the resource's own properties decide. */
export function single(): LiveJudgement {
  return { kind: 'live', reads: [] };
}

/** Judges the running account by the control itself, over the resource and what must be read beside it. */
export function gathered(...reads: readonly [FurtherRead, ...FurtherRead[]]): LiveJudgement {
  return { kind: 'live', reads };
}

/** Says why no AWS Config rule judges the running account for a control. */
export function none(reason: string): NoDetection {
  return { kind: 'none', reason };
}

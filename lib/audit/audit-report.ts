import type { Severity } from '../controls/control';
import type { AuditScope } from './audit-scope';
import type { AuditGap, Compliance, ObservedRecorder, ObservedRemediation } from './observations';

/** How a control can stand in one account and region, in the order of {@link Standing}'s precedence. */
export const STANDINGS = [
  'recorder-off',
  'violated',
  'rule-missing',
  'not-evaluated',
  'unknown',
  'stale',
  'excepted',
  'met',
  'not-judged',
] as const;

/**
 * How one control stands in one account and region. Where several hold, the first of this list:
 *
 * - `recorder-off` nothing is recorded, so that no result counts;
 * - `violated` a rule found a resource that no exception covers: whatever else could not be read, this is known;
 * - `rule-missing` the catalogue has a rule for it and the account has not;
 * - `not-evaluated` a rule has not run yet, or nobody has attested the work;
 * - `unknown` a rule could not tell, or what it said could not be read;
 * - `stale` results, or an attestation, are older than is allowed;
 * - `excepted` it is violated, and exceptions in force cover every resource;
 * - `met` every rule of the control evaluated, and none found a resource;
 * - `not-judged` the catalogue has no rule for it in a running account, or none for these regions.
 *
 * What holds beside it is in {@link AuditedControl.also}.
 */
export type Standing = (typeof STANDINGS)[number];

/** What the same control says of templates. */
export type SynthVerdict = 'met' | 'violated' | 'unknown' | 'not-declared';

/** What the assembly says of a resource that runs. */
export interface SynthResource {
  /** `<template>#<logical id>`. */
  readonly resource: string;
  readonly constructPath?: string;
  /** `not-declared` where the control says nothing of the declared resource. */
  readonly verdict: SynthVerdict;
}

/** One resource that a control finds. */
export interface AuditedResource {
  /** The rule's deployed name. */
  readonly rule: string;
  /** `unknown` where the rule says that it could not tell. */
  readonly verdict: 'violation' | 'unknown';
  readonly resourceType: string;
  readonly resourceId: string;
  /** ISO 8601 in UTC. */
  readonly since?: string;
  readonly annotation?: string;
  /** The id of the exception that covers it: that of an {@link AuditedException}. */
  readonly exception?: string;
  /** What was declared, where an assembly was given and declares it by a name that is known. */
  readonly synth?: SynthResource;
  /** Against the audit given by `--since`. */
  readonly change?: 'new' | 'unchanged';
}

/** The remediation of a rule that judges a control, and what became of it. */
export interface AuditedRemediation extends ObservedRemediation {
  /** The rule's deployed name. */
  readonly rule: string;
}

/** A rule of the account that judges no control of the catalogue. It fails no audit: the catalogue knows no severity. */
export interface OtherRule {
  readonly scope: AuditScope;
  /** The rule's deployed name. */
  readonly name: string;
  /** What AWS Config says of it as a whole; absent where that was not told. */
  readonly compliance?: Compliance;
  /** How many resources it finds; absent where nobody counted. */
  readonly nonCompliant?: number;
  /** Whether it may find more: AWS Config capped the count, or its results were not read whole. */
  readonly mayBeMore?: boolean;
}

/** One control in one account and region. */
export interface AuditedControl {
  readonly scope: AuditScope;
  /** A control's id; `process:<id>` for a process check. */
  readonly id: string;
  /** The control's area; absent for a process check. */
  readonly area?: string;
  readonly title: string;
  readonly severity: Severity;
  readonly standing: Standing;
  /** What holds beside the standing: a control may be violated, and one of its rules be missing. */
  readonly also: readonly Standing[];
  /** One line on why it stands so. */
  readonly reason: string;
  /** The rules that judge it there, by their deployed names. */
  readonly rules: readonly string[];
  /** When the oldest of its rules last evaluated, as ISO 8601 in UTC. */
  readonly evaluatedAt?: string;
  readonly resources: readonly AuditedResource[];
  /** Of each of its rules that has one; absent where none has, or an aggregator was read. */
  readonly remediation?: readonly AuditedRemediation[];
  readonly remedy: string;
  /** Requirements by framework version; a mapping by judgement ends in ` (judgement)`. */
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
  /** What synth says of the same control, where an assembly was given: a difference is drift. */
  readonly synth?: { readonly verdict: SynthVerdict; readonly drift: boolean };
  /** Against the audit given by `--since`; absent where that one does not have the control in this scope. */
  readonly change?: 'new' | 'fixed' | 'unchanged';
  /** Resources of the earlier audit that its rules no longer find. Empty unless the results can be told whole. */
  readonly fixedResources?: readonly AuditedResource[];
}

/** An exception in force that covers a resource of the audit. */
export interface AuditedException {
  /** Where it is declared, as `file:line`. */
  readonly id: string;
  readonly kind: 'risk' | 'false-positive';
  readonly owner: string;
  readonly reason: string;
  /** Its last day, or that of its review: `yyyy-mm-dd`. */
  readonly until: string;
  /** Days from the audit to that day. */
  readonly daysLeft: number;
}

/** A whole audit, as JSON keeps it. */
export interface AuditReport {
  /** Of this shape; rises when a reader of the older one could misread it. */
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly aggregator?: string;
  /** The most days that results may be old, where that was limited. */
  readonly maxAgeDays?: number;
  /** The cloud assembly that it was compared with, as it was named. */
  readonly assembly?: string;
  readonly scopes: readonly AuditScope[];
  /** Whether everything that was asked was answered. A report that is not complete never shows what is missing as met. */
  readonly complete: boolean;
  readonly gaps: readonly AuditGap[];
  readonly recorders: readonly ObservedRecorder[];
  readonly controls: readonly AuditedControl[];
  /** Exceptions that cover a resource. */
  readonly exceptions: readonly AuditedException[];
  /** Rules of the account that judge no control of the catalogue, and what they say. */
  readonly otherRules: readonly OtherRule[];
  /** What it was compared with, where it was. */
  readonly since?: {
    /** When the earlier audit finished, as ISO 8601 in UTC. */
    readonly finishedAt: string;
    readonly complete: boolean;
    /** What the earlier audit had and this one does not judge: `<id> in <account>/<region>`. It is not fixed. */
    readonly notCompared: readonly string[];
  };
}

import type { Severity } from '../controls/control';
import type { FrameworkMappings } from '../controls/frameworks/framework';
import type { AuditScope } from './audit-scope';
import type { AuditGap, ObservedRecorder } from './observations';

/**
 * How one control stands in one account and region.
 *
 * `met` every rule of the control evaluated and none found a resource; `violated` a rule found one; `unknown` a rule
 * could not tell, or what it said could not be read; `not-evaluated` no rule has run yet; `stale` the results are older
 * than was allowed; `rule-missing` the catalogue has a rule for it and the account has not; `recorder-off` nothing is
 * recorded, so that no result counts; `excepted` it is violated, and an exception in force covers every resource;
 * `not-judged` the catalogue has no rule for it in a running account.
 */
export type Standing =
  | 'met'
  | 'violated'
  | 'unknown'
  | 'not-evaluated'
  | 'stale'
  | 'rule-missing'
  | 'recorder-off'
  | 'excepted'
  | 'not-judged';

/** One resource that a control finds. */
export interface AuditedResource {
  readonly rule: string;
  readonly resourceType: string;
  readonly resourceId: string;
  /** ISO 8601 in UTC. */
  readonly since?: string;
  readonly annotation?: string;
  /** The id of the exception that covers it. */
  readonly exception?: string;
}

/** One control in one account and region. */
export interface AuditedControl {
  readonly scope: AuditScope;
  /** A control's id; `process:<id>` for a process check. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly standing: Standing;
  /** One line on why it stands so. */
  readonly reason: string;
  /** The rules that judge it there, by their deployed names. */
  readonly rules: readonly string[];
  /** When the oldest of its rules last evaluated, as ISO 8601 in UTC. */
  readonly evaluatedAt?: string;
  readonly resources: readonly AuditedResource[];
  readonly remedy: string;
  readonly frameworks: FrameworkMappings;
  /** What synth says of the same control, where an assembly was given: a difference is drift. */
  readonly synth?: { readonly verdict: 'met' | 'violated' | 'unknown' | 'not-declared'; readonly drift: boolean };
  /** Against the audit given by `--since`. */
  readonly change?: 'new' | 'fixed' | 'unchanged';
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
  readonly scopes: readonly AuditScope[];
  /** Whether everything that was asked was answered. A report that is not complete never shows what is missing as met. */
  readonly complete: boolean;
  readonly gaps: readonly AuditGap[];
  readonly recorders: readonly ObservedRecorder[];
  readonly controls: readonly AuditedControl[];
  /** Rules of the account that judge no control of the catalogue, by name and scope. */
  readonly otherRules: readonly { readonly scope: AuditScope; readonly name: string }[];
}

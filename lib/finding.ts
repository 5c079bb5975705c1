import type { Severity } from './controls/control';

/** Whether a finding fails a run. */
export type Level = 'error' | 'warning';

/** A place in a file. */
export interface Location {
  /** Path relative to the working directory, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column?: number;
}

/** The resource that a finding speaks of. */
export interface FindingResource {
  readonly logicalId: string;
  /** CloudFormation type. */
  readonly type: string;
  /** Path of the template's file relative to the working directory. */
  readonly template: string;
  /** Path of the construct; absent where the template was not made by constructs. */
  readonly constructPath?: string;
}

/** What excuses a finding. */
export interface FindingException {
  readonly kind: 'risk' | 'false-positive' | 'acknowledged';
  /** Where it is declared, as `file:line`, or the construct path of an acknowledgement in code. */
  readonly source: string;
  readonly reason: string;
  /** Days until it expires or is due for review; absent for acknowledgements in code, which have no end. */
  readonly daysLeft?: number;
}

/** What became of a finding since the state that it is compared with. */
export type FindingState = 'new' | 'unchanged' | 'fixed';

/** One fact about one resource that is not as a rule wants it, or that the template does not tell. */
export interface Finding {
  /** Survives renamed files, moved lines and reordered resources. Unique within a run. */
  readonly fingerprint: string;
  /** The control's id, or the rule's of another pack, such as `AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string;
  /** The pack that the rule belongs to: `Storefront`, or that of another pack. */
  readonly pack: string;
  /** The control's area; absent for rules of other packs. */
  readonly area?: string;
  /** What is true when the rule holds. */
  readonly title: string;
  readonly verdict: 'violation' | 'unknown';
  readonly severity: Severity;
  readonly level: Level;
  /** What is wrong, with the wrong value, in one or more clauses. */
  readonly message: string;
  /** What happens without it; absent for rules of other packs. */
  readonly rationale?: string;
  readonly remedy?: string;
  readonly resource: FindingResource;
  /** Dotted path below the resource's `Properties`; absent for the whole resource. */
  readonly property?: string;
  /** The line of the app that made the resource, where the assembly tells. */
  readonly source?: Location;
  /** The line of the template. */
  readonly templateLine?: Location;
  /** Requirements by framework version; a mapping by judgement ends in ` (judgement)`. */
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
  readonly exception?: FindingException;
  /** Rules of other packs that found the same fact, by id. */
  readonly alsoFoundBy?: readonly string[];
  /** Absent where nothing is compared. */
  readonly state?: FindingState;
}

/** How one rule judged all resources that it applies to: the evidence that something was checked. */
export interface RuleTally {
  readonly rule: string;
  readonly pack: string;
  readonly area?: string;
  readonly title: string;
  readonly severity: Severity;
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
  readonly remedy?: string;
  readonly rationale?: string;
  readonly compliant: number;
  readonly violations: number;
  readonly unknown: number;
  readonly excepted: number;
  /** Compliant resources, as `<template>#<logical id>`. */
  readonly compliantResources: readonly string[];
}

/** One template that was judged. */
export interface JudgedTemplate {
  readonly file: string;
  readonly stack?: string;
  readonly region?: string;
  readonly resources: number;
}

/** Everything that one run of the checks says. The renderers know nothing else. */
export interface CheckReport {
  /** Version of this package. */
  readonly version: string;
  /** Day of the run, `YYYY-MM-DD` in UTC. */
  readonly date: string;
  readonly packs: readonly string[];
  readonly templates: readonly JudgedTemplate[];
  readonly findings: readonly Finding[];
  /** Findings of the state compared with that are gone. */
  readonly fixed: readonly Finding[];
  readonly tallies: readonly RuleTally[];
  /** What is wrong with exceptions; an `error` fails the run. */
  readonly problems: readonly { readonly level: Level; readonly message: string }[];
  /** Exceptions of this branch that the target branch does not have: for review, they excuse nothing. */
  readonly proposedExceptions: readonly string[];
  /** What stands in the templates but could not be judged. */
  readonly unread: readonly string[];
  /** Why the run is incomplete, if it is: a template or report that could not be read. */
  readonly incomplete: readonly string[];
  readonly outcome: CheckOutcome;
}

/** What the run comes to, by its options. */
export interface CheckOutcome {
  /** 0 clean, 1 findings, 3 incomplete. */
  readonly exitCode: 0 | 1 | 3;
  /** In one clause, why. */
  readonly reason: string;
}

import type { ResidencyReport } from './residency';

export { RESIDENCY_METADATA } from './controls/template-metadata';

/** What became of a control over all resources that it applies to: the worst verdict counts. */
export type ControlStatus = 'met' | 'violated' | 'unknown' | 'excepted' | 'not-applicable';

/** How many controls of one area came to each status. */
export interface AreaPosture {
  readonly area: string;
  readonly counts: Readonly<Record<ControlStatus, number>>;
}

/** How many rules of another policy pack came to each status. */
export interface PackPosture {
  readonly name: string;
  readonly counts: Readonly<Record<ControlStatus, number>>;
}

/** The capacity that one web ACL uses. */
export interface WebAclPosture {
  /** Logical id of the web ACL. */
  readonly name: string;
  readonly stack: string;
  /** Web ACL capacity units. */
  readonly capacity: number;
  /** Statements of which the capacity is not known; the figure is then too low. */
  readonly uncounted: readonly string[];
}

/** One stack and where it stands. */
export interface StackPosture {
  readonly path: string;
  /** `undefined` where the deployment decides. */
  readonly region: string | undefined;
  readonly resources: number;
  /** Why the stack may stand outside the allowed regions; `undefined` for a stack that says nothing of it. */
  readonly exemptBecause?: string;
}

/** One exception that is in force. */
export interface ExceptionPosture {
  readonly controls: readonly string[];
  readonly path: string;
  readonly kind: 'risk' | 'false-positive';
  /** Days until it expires or is due for review. */
  readonly daysLeft: number;
  readonly source: string;
}

/**
 * How one thing is not as it should be: a `violation` fails the synth, a `warning` is a violation that does not,
 * and `unknown` is what the template leaves open.
 */
export type FindingLevel = 'violation' | 'warning' | 'unknown';

/** One thing that is not as it should be. */
export interface PostureFinding {
  readonly rule: string;
  readonly level: FindingLevel;
  /** Construct path, or `<template>: <logical id>`; absent where the finding speaks of no resource. */
  readonly resource?: string;
  readonly message: string;
}

/** The state of a synthesized shop, as a person wants to see it. */
export interface Posture {
  readonly assembly: string;
  readonly date: string;
  readonly areas: readonly AreaPosture[];
  readonly packs: readonly PackPosture[];
  readonly webAcls: readonly WebAclPosture[];
  readonly stacks: readonly StackPosture[];
  /** Where the data of the shop stands, and where copies of it go. */
  readonly residency: ResidencyReport;
  /** Exceptions that cover a finding and stand. */
  readonly exceptions: readonly ExceptionPosture[];
  /** Violations first, then warnings, then what is unknown. */
  readonly findings: readonly PostureFinding[];
  /** What is wrong with exceptions. */
  readonly problems: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
  /** Controls that only warn, because the profile says so. */
  readonly downgraded: readonly string[];
  /** What stands in the templates but could not be judged. */
  readonly unread: readonly string[];
  /**
   * Whether anything is violated: a control or a rule of another pack, if only as a warning; another validation of the
   * CDK; or the register of exceptions.
   */
  readonly violated: boolean;
}

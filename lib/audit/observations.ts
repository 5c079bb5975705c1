import type { AuditScope } from './audit-scope';

/** What AWS Config says of one resource under one rule. */
export type Compliance = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE' | 'INSUFFICIENT_DATA';

/** How many resources stand how in the remediation of a rule, each by its last run. */
export interface RemediationRuns {
  readonly queued: number;
  readonly inProgress: number;
  readonly succeeded: number;
  readonly failed: number;
  /** AWS Config does not know how they ended. */
  readonly unknown: number;
}

/** A run of a remediation that failed. */
export interface RemediationFailure {
  /** When it was last heard of, as ISO 8601 in UTC. */
  readonly at?: string;
  readonly resourceType: string;
  readonly resourceId: string;
  /** The steps that failed and what they said, in one line of at most 1,000 characters. */
  readonly text: string;
}

/** The remediation configured for a rule, and what became of it. */
export interface ObservedRemediation {
  /** The Automation document of AWS Systems Manager that it runs. */
  readonly document: string;
  /** Whether AWS Config starts it by itself; a person does otherwise. */
  readonly automatic: boolean;
  /** Absent where the runs were not read whole: a gap names the rule then. */
  readonly runs?: RemediationRuns;
  /** The newest run that failed; absent where none is known. */
  readonly lastFailure?: RemediationFailure;
}

/** One rule as AWS Config has it in one account and region. */
export interface ObservedRule {
  readonly scope: AuditScope;
  readonly name: string;
  /** A managed rule's identifier; `CUSTOM_LAMBDA` or `CUSTOM_POLICY` for others; absent where an aggregator does not tell. */
  readonly source?: string;
  /** Input parameters; empty where there are none or the source does not tell. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly description?: string;
  /** The conformance pack that deployed the rule. */
  readonly conformancePack?: string;
  /** `ACTIVE`, `DELETING`, `EVALUATING` ... */
  readonly state?: string;
  /** When AWS Config last evaluated it with success, as ISO 8601 in UTC; absent where it never did or nobody tells. */
  readonly lastEvaluatedAt?: string;
  /** What AWS Config says of the last evaluation that failed after the last success. */
  readonly lastError?: string;
  /**
   * What AWS Config says of the rule as a whole; `INSUFFICIENT_DATA` where it has no results. Absent where it was not told:
   * a gap names the rule then.
   */
  readonly compliance?: Compliance;
  /** Resources by compliance, as far as AWS Config counted or listed them. */
  readonly counts: Readonly<Partial<Record<Compliance, number>>>;
  /** A count stops there where AWS Config caps it (25 for `DescribeComplianceByConfigRule`, for instance). */
  readonly countsCapped: boolean;
  /** The remediation configured for the rule. */
  readonly remediation?: ObservedRemediation;
}

/** One resource that does not comply, or of which the rule says that it could not tell (annotation `UNKNOWN: ...`). */
export interface ObservedEvaluation {
  readonly scope: AuditScope;
  readonly rule: string;
  readonly compliance: Compliance;
  readonly resourceType: string;
  readonly resourceId: string;
  /** When this result was recorded, as ISO 8601 in UTC. */
  readonly recordedAt?: string;
  readonly annotation?: string;
}

/** The recorder and the delivery channel of one account and region. */
export interface ObservedRecorder {
  readonly scope: AuditScope;
  /** Absent where there is no recorder. */
  readonly name?: string;
  readonly recording: boolean;
  /** `PENDING`, `SUCCESS` or `FAILURE`. */
  readonly lastStatus?: string;
  readonly lastError?: string;
  /** Whether all supported types are recorded. */
  readonly recordsEverything?: boolean;
  /** The last status of the delivery of history and snapshots, where there is a delivery channel. */
  readonly deliveryStatus?: string;
  readonly deliveryError?: string;
  readonly hasDeliveryChannel: boolean;
}

/** A conformance pack. */
export interface ObservedPack {
  readonly scope: AuditScope;
  readonly name: string;
  /** `CREATE_COMPLETE` and the like. */
  readonly state?: string;
}

/** Something that was asked of AWS and not answered whole: what was left out can never count as compliant. */
export interface AuditGap {
  /** Absent where the gap is of the whole audit. */
  readonly scope?: AuditScope;
  /** The operation, such as `GetComplianceDetailsByConfigRule`. */
  readonly operation: string;
  /** The rule whose results are missing, where the gap is of one. */
  readonly rule?: string;
  /** AWS's error code or ours, such as `AccessDeniedException`. */
  readonly code: string;
  /** One line, without secrets. */
  readonly message: string;
}

/** Everything that one audit read from AWS Config. */
export interface Observations {
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The aggregator's name, where the audit read one. */
  readonly aggregator?: string;
  /** The accounts and regions that were to be read, those that failed included. */
  readonly scopes: readonly AuditScope[];
  readonly recorders: readonly ObservedRecorder[];
  readonly rules: readonly ObservedRule[];
  readonly packs: readonly ObservedPack[];
  /** NON_COMPLIANT results alone, and those of the process checks. */
  readonly evaluations: readonly ObservedEvaluation[];
  readonly gaps: readonly AuditGap[];
}

/** One answer of AWS Config, as it came, for the evidence. */
export interface RawPage {
  readonly scope: AuditScope;
  readonly operation: string;
  readonly input: object;
  /** Position among the pages of one call, from 1. */
  readonly page: number;
  /** The answer without the SDK's own metadata. */
  readonly output: object;
}

/** The file in the cloud assembly that holds the evidence of one synthesis. */
export const EVIDENCE_FILE = 'storefront-evidence.json';

/** The verdict on one resource, as evidence: `excepted` is a violation that a standing exception covers. */
export type EvidenceVerdict = 'compliant' | 'violation' | 'unknown' | 'excepted';

/** What one rule said of one resource. */
export interface EvidenceJudgement {
  readonly verdict: EvidenceVerdict;
  /** Path of the construct; absent where the template was not made by constructs. */
  readonly constructPath?: string;
  /** File name of the template; absent for packs that judge constructs. */
  readonly template?: string;
  readonly logicalId?: string;
  /** What is wrong, or why it is unknown. */
  readonly message?: string;
  /** Where the covering exception is declared, as `file:line`. */
  readonly exception?: string;
  /** The violation is listed but does not fail the synth. */
  readonly warning?: true;
}

/** What one rule said of every resource that it applies to. A rule that applied to nothing has no judgements. */
export interface EvidenceRule {
  /** The rule's id, such as `BucketVersioning` or `AwsSolutions-S1`. */
  readonly id: string;
  /** The control's area; absent for rules of other packs. */
  readonly area?: string;
  readonly judgements: readonly EvidenceJudgement[];
}

/** One policy pack that ran. */
export interface EvidencePack {
  readonly name: string;
  readonly version?: string;
  readonly rules: readonly EvidenceRule[];
  /** The error with which the pack stopped, if it did: nothing that it did not judge counts as compliant. */
  readonly failure?: string;
}

/** One exception of the register, and what became of it. */
export interface EvidenceException {
  readonly controls: readonly string[];
  readonly path: string;
  readonly kind: 'risk' | 'false-positive';
  readonly owner: string;
  readonly reason: string;
  /** Where it is declared, as `file:line`. */
  readonly source: string;
  readonly used: boolean;
  /** Days until it expires or is due for review; negative when past. */
  readonly daysLeft: number;
}

/** Something wrong with an exception, or an acknowledgement outside the register. */
export interface EvidenceProblem {
  readonly severity: 'error' | 'warning';
  /** What, where and the mend, in one line. */
  readonly message: string;
}

/** Everything that one synthesis proved, and did not. Written to {@link EVIDENCE_FILE} of the cloud assembly. */
export interface Evidence {
  /** Version of this format. */
  readonly version: 1;
  /** Version of this package. */
  readonly packageVersion: string;
  /** The calendar day of the synthesis, `YYYY-MM-DD` in UTC: the day by which expiry was judged. */
  readonly date: string;
  readonly packs: readonly EvidencePack[];
  readonly exceptions: readonly EvidenceException[];
  /** What is wrong with the exceptions themselves; an `error` fails the synth. */
  readonly problems: readonly EvidenceProblem[];
  /** Controls whose violations only warn, because the profile says so. */
  readonly downgraded: readonly string[];
  /** What stands in the templates but could not be judged. */
  readonly unread: readonly string[];
}

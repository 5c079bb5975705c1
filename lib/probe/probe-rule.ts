import type { Severity } from '../controls/control';

/** What is asked of a live shop that no template tells. */
export interface ProbeRule {
  /** PascalCase, named by what is true when it holds. For ever. */
  readonly id: string;
  /** In a short sentence without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  /** What happens without it. */
  readonly rationale: string;
  readonly remedy: string;
  /** Requirements that it supports, by framework version. */
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
}

/** What a rule says of one thing that was observed. */
export interface ProbeJudgement {
  readonly rule: ProbeRule;
  /** The address that it was observed at. */
  readonly url: string;
  /** What it is, such as `Certificate`. */
  readonly type: string;
  /** Which of its kind. */
  readonly name: string;
  /** What is wrong, a clause each; none where the rule holds. */
  readonly faults: readonly string[];
}

/** How far an audit is. */
export interface AuditProgress {
  /** Accounts and regions that are read; rises while an aggregator tells of more. */
  readonly scopes: number;
  readonly scopesDone: number;
  /** Rules known so far: a scope adds its own once it has listed them. */
  readonly rules: number;
  /** Rules of which everything was read, or is a gap. */
  readonly rulesDone: number;
  /** Rules that are to be evaluated before they are read, and of which that has not ended. */
  readonly rulesEvaluating: number;
  readonly pages: number;
  /** Results of rules that came so far. */
  readonly results: number;
  /** Those of them that do not comply. */
  readonly nonCompliant: number;
  readonly gaps: number;
}

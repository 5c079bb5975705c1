import type { AuditScope } from '../audit-scope';
import type { ObservedEvaluation, ObservedPack, ObservedRecorder, ObservedRule } from '../observations';

/** What one source told. */
export interface SourceReading {
  readonly scopes: readonly AuditScope[];
  readonly recorders: readonly ObservedRecorder[];
  readonly rules: readonly ObservedRule[];
  readonly packs: readonly ObservedPack[];
  /** By rule: joining them would hold all of them twice. */
  readonly evaluations: readonly (readonly ObservedEvaluation[])[];
}

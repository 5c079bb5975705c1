import { type AuditScope, scopeName } from '../audit-scope';
import type { Observations } from '../observations';
import { gapText, type ScopeGaps } from './scope-gaps';

/** Whether a scope's results count, by its recorder. */
export type RecorderState =
  | { readonly kind: 'recording' }
  /** Nothing is recorded. */
  | { readonly kind: 'off'; readonly reason: string }
  /** Nobody knows whether results are of today. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What is known of a scope's recorder. An aggregator does not tell: there what it has counts. */
export function recorderState(
  { recorders, aggregator }: Observations,
  scope: AuditScope,
  gaps: ScopeGaps,
): RecorderState {
  const gap = gaps.ofRecorder(scope);
  if (gap !== undefined) return { kind: 'unknown', reason: `the recorder was not read (${gapText(gap)})` };
  const recorder = recorders.find((each) => scopeName(each.scope) === scopeName(scope));
  if (recorder === undefined) {
    return aggregator === undefined ? { kind: 'unknown', reason: 'the recorder was not read' } : { kind: 'recording' };
  }
  const { name, recording, lastStatus, lastError } = recorder;
  if (name === undefined) return { kind: 'off', reason: 'AWS Config has no recorder here' };
  if (!recording) return { kind: 'off', reason: `the recorder ${name} is stopped` };
  if (lastStatus?.toUpperCase() === 'FAILURE') {
    return { kind: 'unknown', reason: `the recorder ${name} fails${lastError === undefined ? '' : ` (${lastError})`}` };
  }
  return { kind: 'recording' };
}

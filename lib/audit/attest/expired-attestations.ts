import { type CalendarDate, calendarDateOf } from '../../exceptions/calendar-date';
import { isRuleOf, type ProcessCheck, processChecks } from '../../rules/process-checks';
import { type AuditScope, scopeName } from '../audit-scope';
import type { Observations, ObservedEvaluation } from '../observations';
import { attestedEvaluation } from './attestation';
import { calendarDay, isOver, lastDay } from './attestation-term';

/** Work that was attested so long ago that it no longer counts, while AWS Config still shows it as compliant. */
export interface ExpiredAttestation {
  readonly scope: AuditScope;
  readonly check: ProcessCheck;
  /** The rule, by its deployed name. */
  readonly rule: string;
  /** The day on which the work was done, `yyyy-mm-dd`; where the annotation does not tell, the day of the result. */
  readonly on: CalendarDate;
  /** Who did it; absent where the annotation does not tell. */
  readonly by?: string;
  /** The last day on which it counted, `yyyy-mm-dd`. */
  readonly until: CalendarDate;
}

/**
 * Finds the process checks that AWS Config shows as compliant, though the work was done longer ago than the check allows.
 * A result that tells no day at all counts as expired.
 */
export function expiredAttestations(
  { rules, evaluations }: Pick<Observations, 'rules' | 'evaluations'>,
  today: Date,
): readonly ExpiredAttestation[] {
  return rules.flatMap(({ scope, name }) => {
    const check = processChecks.find((each) => isRuleOf(each, name));
    if (check === undefined) return [];
    return evaluations
      .filter(({ rule, compliance }) => rule === name && compliance === 'COMPLIANT')
      .filter((evaluation) => scopeName(evaluation.scope) === scopeName(scope))
      .map((evaluation) => ({ scope, check, rule: name, ...attestedOf(evaluation) }))
      .filter(({ on }) => isOver(check, on, today))
      .map((attested) => ({ ...attested, until: lastDay(check, attested.on) }));
  });
}

/** What AWS Config shows of a check that is over. */
export function expiredAnnotation({ on, until }: Pick<ExpiredAttestation, 'on' | 'until'>): string {
  return `Expired: done on ${on}, counted until ${until}; attest it again`;
}

function attestedOf({ annotation, recordedAt }: ObservedEvaluation): Pick<ExpiredAttestation, 'on' | 'by'> {
  const attested = attestedEvaluation(annotation);
  const on = calendarDay(attested?.on ?? '');
  if (attested !== undefined && on !== undefined) return { on, by: attested.by };
  const recorded = new Date(recordedAt ?? 0);
  return { on: calendarDateOf(Number.isNaN(recorded.getTime()) ? new Date(0) : recorded) };
}

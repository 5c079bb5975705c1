import { isRuleOf, type ProcessCheck } from '../../rules/process-checks';
import { attestedEvaluation } from '../attest/attestation';
import { calendarDay, isOver, lastDay } from '../attest/attestation-term';
import type { AuditedResource } from '../audit-report';
import type { ObservedEvaluation, ObservedRule } from '../observations';
import type { Reason, RuleContext, RuleState } from './rule-state';
import { gapText } from './scope-gaps';
import { dayText } from './wording';

/** What a deployed rule of a process check says: what was attested, and whether that still counts. */
export function processCheckState(rule: ObservedRule, check: ProcessCheck, context: RuleContext): RuleState {
  const evaluations = context.evaluations.of(rule);
  const latest = [...evaluations].sort((one, other) => (time(one) < time(other) ? 1 : -1))[0];
  const gap = context.gaps.ofResults(rule.scope, rule.name);
  return {
    rule,
    reasons:
      gap === undefined
        ? [verdictOn(latest, check, context.today)]
        : [{ standing: 'unknown', text: `the attestation was not read (${gapText(gap)})` }],
    resources: evaluations.filter(({ compliance }) => compliance === 'NON_COMPLIANT').map(resourceOf),
    ...(latest?.recordedAt === undefined ? {} : { evaluatedAt: latest.recordedAt }),
  };
}

/** The deployed rules of a process check. */
export function rulesOfProcessCheck(check: ProcessCheck, observed: readonly ObservedRule[]): readonly ObservedRule[] {
  return observed.filter(({ name }) => isRuleOf(check, name));
}

function verdictOn(latest: ObservedEvaluation | undefined, check: ProcessCheck, today: Date): Reason {
  if (latest === undefined || latest.compliance === 'INSUFFICIENT_DATA' || latest.compliance === 'NOT_APPLICABLE') {
    return { standing: 'not-evaluated', text: 'nobody has attested it' };
  }
  const { annotation, recordedAt } = latest;
  if (latest.compliance === 'NON_COMPLIANT') {
    return { standing: 'violated', text: annotation ?? 'it is attested as not done' };
  }
  const attested = attestedEvaluation(annotation);
  const on = calendarDay(attested?.on ?? dayText(recordedAt ?? ''));
  if (on === undefined) return { standing: 'unknown', text: 'nobody tells when it was attested' };
  const until = lastDay(check, on);
  if (isOver(check, on, today)) return { standing: 'stale', text: `done on ${on}, which counted until ${until}` };
  if (on > dayText(today.toISOString())) {
    return { standing: 'unknown', text: `attested as done on ${on}, which is in the future` };
  }
  return {
    standing: 'met',
    text: `done on ${on}${attested === undefined ? '' : ` by ${attested.by}`}, counts until ${until}`,
  };
}

function resourceOf({ rule, resourceType, resourceId, recordedAt, annotation }: ObservedEvaluation): AuditedResource {
  return {
    rule,
    verdict: 'violation',
    resourceType,
    resourceId,
    ...(recordedAt === undefined ? {} : { since: recordedAt }),
    ...(annotation === undefined ? {} : { annotation }),
  };
}

function time({ recordedAt }: ObservedEvaluation): string {
  return recordedAt ?? '';
}

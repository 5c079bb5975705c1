import { amount } from '../amount';
import type { Severity } from '../controls/control';
import { type AuditedControl, type AuditReport, STANDINGS, type Standing } from './audit-report';
import { isOpen } from './compare-audits';

/** Words for what fails an audit. */
export const FAIL_ON = [
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
  'not-evaluated',
  'stale',
  'rule-missing',
  'recorder-off',
  'drift',
  'new',
  'never',
] as const;

/** A word for what fails an audit: a severity stands for violations of it and of worse ones. */
export type AuditFailOn = (typeof FAIL_ON)[number];

/**
 * What fails an audit unless told otherwise. A rule without a result is left out: it may have nothing to judge yet. A
 * process check that nobody ever attested counts as stale.
 */
export const DEFAULT_FAIL_ON: readonly AuditFailOn[] = ['high', 'unknown', 'stale', 'rule-missing', 'recorder-off'];

/** What an audit comes to. */
export interface AuditOutcome {
  /** 0 clean, 1 findings, 3 partial: something was not answered, which comes before everything. */
  readonly exitCode: 0 | 1 | 3;
  /** In one clause, why. */
  readonly reason: string;
}

const WORST_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

const IN_WORDS: Readonly<Record<Standing, string>> = {
  'recorder-off': 'without a recorder',
  violated: 'violated',
  'rule-missing': 'without its rule',
  'not-evaluated': 'not evaluated',
  unknown: 'unknown',
  stale: 'stale',
  excepted: 'excepted',
  met: 'met',
  'not-judged': 'not judged',
};

/**
 * What an audit comes to.
 *
 * @param failOn what fails it; `new` leaves of the rest what is new since the earlier audit, and stands for the default
 * where it is alone; `never` fails nothing but what is partial
 */
export function auditOutcome(
  { controls, complete, gaps }: Pick<AuditReport, 'controls' | 'complete' | 'gaps'>,
  failOn: readonly AuditFailOn[] = DEFAULT_FAIL_ON,
): AuditOutcome {
  if (!complete) {
    return { exitCode: 3, reason: `partial: ${amount(gaps.length, 'question')} to AWS not answered` };
  }
  const failing = failOn.includes('never') ? [] : controls.filter((control) => fails(control, meaning(failOn)));
  if (failing.length > 0) return { exitCode: 1, reason: failingText(failing) };
  const open = controls.filter(({ standing }) => isOpen(standing));
  return {
    exitCode: 0,
    reason: open.length === 0 ? 'nothing found' : `${amount(open.length, 'control')} open, none of which fails`,
  };
}

function meaning(failOn: readonly AuditFailOn[]): readonly AuditFailOn[] {
  return failOn.every((word) => word === 'new') ? [...DEFAULT_FAIL_ON, ...failOn] : failOn;
}

function fails(control: AuditedControl, failOn: readonly AuditFailOn[]): boolean {
  const { standing, also, severity, synth, change } = control;
  if (failOn.includes('new') && change !== undefined && change !== 'new') return false;
  if (synth?.drift === true && failOn.includes('drift')) return true;
  if (isNeverAttested(control) && failOn.includes('stale')) return true;
  return [standing, ...also].some((each) =>
    each === 'violated'
      ? WORST_FIRST.slice(WORST_FIRST.indexOf(severity)).some((word) => failOn.includes(word))
      : failOn.some((word) => word === each),
  );
}

/** The work that a process check asks for was never attested: unlike a rule, it has nothing to wait for. */
function isNeverAttested({ id, standing }: AuditedControl): boolean {
  return standing === 'not-evaluated' && id.startsWith('process:');
}

/** `4 controls: 3 violated, 1 unknown`; in the order of standings. */
function failingText(failing: readonly AuditedControl[]): string {
  const parts = STANDINGS.flatMap((standing) => {
    const count = failing.filter((control) => control.standing === standing).length;
    return count === 0 ? [] : [`${count} ${IN_WORDS[standing]}`];
  });
  return `${amount(failing.length, 'control')}: ${parts.join(', ')}`;
}

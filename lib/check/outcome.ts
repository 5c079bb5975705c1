import type { CheckOutcome, CheckReport, Finding } from '../finding';

/** What fails a run. */
export type FailOn = 'error' | 'warning' | 'new' | 'never';

/** How a run is judged. */
export interface OutcomeOptions {
  readonly failOn: FailOn;
  /** More unknown verdicts than this fail the run; no limit where absent. */
  readonly maxUnknown?: number;
}

/** What a run comes to. Incomplete comes before everything: it must not be taken for clean, nor for all there is. */
export function outcomeOf(report: Omit<CheckReport, 'outcome'>, { failOn, maxUnknown }: OutcomeOptions): CheckOutcome {
  if (report.incomplete.length > 0) {
    return { exitCode: 3, reason: `incomplete: ${count(report.incomplete.length, 'input')} could not be read` };
  }
  const open = report.findings.filter(({ exception }) => exception === undefined);
  const failing = open.filter((finding) => fails(finding, failOn));
  if (failing.length > 0)
    return { exitCode: 1, reason: count(failing.length, failOn === 'new' ? 'new finding' : 'finding') };
  const problems = report.problems.filter(({ level }) => level === 'error');
  if (problems.length > 0 && failOn !== 'never') {
    return { exitCode: 1, reason: `${count(problems.length, 'exception')} cannot stand` };
  }
  const unknown = open.filter(({ verdict }) => verdict === 'unknown');
  if (maxUnknown !== undefined && unknown.length > maxUnknown) {
    return { exitCode: 1, reason: `${unknown.length} unknown, at most ${maxUnknown} allowed` };
  }
  return {
    exitCode: 0,
    reason: open.length === 0 ? 'nothing found' : `${count(open.length, 'finding')}, none of which fails`,
  };
}

function fails({ level, state }: Finding, failOn: FailOn): boolean {
  switch (failOn) {
    case 'never':
      return false;
    case 'error':
      return level === 'error';
    case 'warning':
      return true;
    case 'new':
      return level === 'error' && state !== 'unchanged';
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

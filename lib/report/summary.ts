import { amount, grouped } from '../amount';
import type { CheckOutcome, CheckReport } from '../finding';
import { standing } from './standing';

/** Findings in words: `2 errors, 1 warning, 1 unknown, 1 excepted (3 new, 1 unchanged, 1 fixed)`; states where compared. */
export function findingsSummary(report: CheckReport): string {
  const { violations, unknown, excepted } = standing(report.findings);
  const errors = violations.filter(({ level }) => level === 'error').length;
  const found = [amount(errors, 'error'), amount(violations.length - errors, 'warning')];
  if (unknown.length > 0) found.push(`${grouped(unknown.length)} unknown`);
  if (excepted.length > 0) found.push(`${grouped(excepted.length)} excepted`);

  const open = [...violations, ...unknown];
  const compared = report.fixed.length > 0 || report.findings.some(({ state }) => state !== undefined);
  if (!compared) return found.join(', ');
  const inState = (wanted: string) => open.filter(({ state }) => state === wanted).length;
  const states = [
    `${grouped(inState('new'))} new`,
    `${grouped(inState('unchanged'))} unchanged`,
    `${grouped(report.fixed.length)} fixed`,
  ];
  return `${found.join(', ')} (${states.join(', ')})`;
}

/** What was looked at, in words: `62 of 105 rules applied to 63 resources in 2 templates`. */
export function scopeSummary({ tallies, templates }: CheckReport): string {
  const applied = tallies.filter(({ compliant, violations, unknown, excepted }) =>
    [compliant, violations, unknown, excepted].some((count) => count > 0),
  );
  const resources = templates.reduce((sum, template) => sum + template.resources, 0);
  const scope = `${amount(resources, 'resource')} in ${amount(templates.length, 'template')}`;
  return `${grouped(applied.length)} of ${grouped(tallies.length)} rules applied to ${scope}`;
}

/** What the run comes to, in words: `Failed: 2 findings`. */
export function outcomeText({ exitCode, reason }: CheckOutcome): string {
  if (exitCode === 0) return `Passed: ${reason}`;
  if (exitCode === 1) return `Failed: ${reason}`;
  return reason.startsWith('incomplete') ? reason.replace('incomplete', 'Incomplete') : `Incomplete: ${reason}`;
}

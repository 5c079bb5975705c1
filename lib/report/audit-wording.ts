import { amount, grouped } from '../amount';
import { type AuditedControl, type AuditReport, STANDINGS, type Standing } from '../audit/audit-report';
import { type AuditScope, scopeName } from '../audit/audit-scope';
import type { AuditGap } from '../audit/observations';
import { SEVERITIES } from './finding-order';

/** How standings are called. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  'recorder-off': 'Recorder off',
  violated: 'Violated',
  'rule-missing': 'Rule missing',
  'not-evaluated': 'Not evaluated',
  unknown: 'Unknown',
  stale: 'Stale',
  excepted: 'Excepted',
  met: 'Met',
  'not-judged': 'Not judged',
};

/** How many controls stand so, by standing. */
export function standingCounts(controls: readonly AuditedControl[]): Readonly<Record<Standing, number>> {
  const counts = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const { standing } of controls) counts[standing] += 1;
  return counts;
}

/** Standings in words: `3 violated (1 critical, 2 high), 2 unknown, 200 met`; with changes where they were compared. */
export function standingSummary({ controls, since }: AuditReport): string {
  const counts = standingCounts(controls);
  const words = STANDINGS.filter((standing) => counts[standing] > 0).map((standing) => {
    const number = `${grouped(counts[standing])} ${STANDING_WORDS[standing].toLowerCase()}`;
    return standing === 'violated' ? `${number} (${severitiesText(controls)})` : number;
  });
  const text = words.length === 0 ? 'no controls' : words.join(', ');
  if (since === undefined) return text;
  const changed = (change: AuditedControl['change']) =>
    grouped(controls.filter((control) => control.change === change).length);
  return `${text}; ${sinceText(since)}: ${changed('new')} new, ${changed('fixed')} fixed, ${changed('unchanged')} unchanged`;
}

/** The audit that this one is compared with, in words: what it had not read may only seem to be new. */
export function sinceText({ finishedAt, complete }: NonNullable<AuditReport['since']>): string {
  return `since ${finishedAt.slice(0, 10)}${complete ? '' : ' (which was partial)'}`;
}

/** What was read, in words: `2 regions of 1 account, through the aggregator all`. */
export function auditedText({ scopes, aggregator, controls }: AuditReport): string {
  const accounts = new Set(scopes.map(({ account }) => account));
  const places = `${amount(scopes.length, 'region')} of ${amount(accounts.size, 'account')}`;
  const judged = `${amount(new Set(controls.map(({ id }) => id)).size, 'control')} in ${places}`;
  return aggregator === undefined ? judged : `${judged}, through the aggregator ${aggregator}`;
}

/** What was not answered, in one line: `DescribeConfigRules in 111122223333/eu-central-1: AccessDenied: not allowed`. */
export function gapLine({ scope, operation, rule, code, message }: AuditGap): string {
  const subject = rule === undefined ? operation : `${operation} of ${rule}`;
  return `${scope === undefined ? subject : `${subject} in ${scopeName(scope)}`}: ${code}: ${message}`;
}

/** Says of a report that it is partial; undefined of a whole one. */
export function partialText({ complete, gaps }: Pick<AuditReport, 'complete' | 'gaps'>): string | undefined {
  if (complete) return undefined;
  return `PARTIAL: ${amount(gaps.length, 'question')} to AWS not answered. What is missing here is not shown to be met.`;
}

/** The most severe first, then by id and scope; the order is the same on every machine. */
export function mostSevereControlsFirst(controls: readonly AuditedControl[]): readonly AuditedControl[] {
  return controls.toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      compared(one.id, other.id) ||
      compared(scopeName(one.scope), scopeName(other.scope)),
  );
}

/** Scopes in a line. */
export function scopesText(scopes: readonly AuditScope[]): string {
  return scopes.map(scopeName).join(', ');
}

function severitiesText(controls: readonly AuditedControl[]): string {
  const violated = controls.filter(({ standing }) => standing === 'violated');
  return SEVERITIES.flatMap((severity) => {
    const count = violated.filter((control) => control.severity === severity).length;
    return count === 0 ? [] : [`${grouped(count)} ${severity}`];
  }).join(', ');
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

import { type AuditedControl, type AuditReport, STANDINGS } from '../../audit/audit-report';
import { scopeName } from '../../audit/audit-scope';
import { isOpen } from '../../audit/compare-audits';
import { NOT_PROVED } from './publish-counts';

/** A message of the topic. */
export interface Summary {
  /** At most 100 characters of ASCII, which is what Amazon SNS takes ("Publish", Amazon SNS API Reference). */
  readonly subject: string;
  readonly message: string;
}

/** Where a reader finds the rest. */
export interface SummaryPlaces {
  /** Address of the bundle, `s3://.../`. */
  readonly bundle: string;
  /** Lower-case hexadecimal. */
  readonly manifestSha256: string;
  /** What a reader must know beside the report: an earlier audit that could not be read, for instance. */
  readonly notices: readonly string[];
}

/** Longer lists are in the report. */
const LONGEST_LIST = 40;

const WORST_FIRST = ['critical', 'high', 'medium', 'low'];

/** What an audit found, in counts and controls. It names no resource: a resource may be called by a person's name. */
export function summaryText(report: AuditReport, { bundle, manifestSha256, notices }: SummaryPlaces): Summary {
  const { complete, controls, gaps, scopes, finishedAt, since } = report;
  const violated = controls.filter(({ standing }) => standing === 'violated');
  const notProved = controls.filter(({ standing }) => NOT_PROVED.includes(standing));
  const counts = `${violated.length} violated, ${notProved.length} not proved`;
  return {
    subject: `Security audit${complete ? '' : ' (PARTIAL)'}: ${counts}`,
    message: [
      `The audit of ${scopes.map(scopeName).join(', ')} finished at ${finishedAt}.`,
      ...(complete ? [] : [partialText(gaps)]),
      ...notices,
      '',
      `Controls: ${standingCounts(controls)}.`,
      `Violated: ${severityCounts(violated)}.`,
      '',
      ...(since === undefined
        ? ['There is no earlier audit to compare with.']
        : changesText(controls, `the audit of ${since.finishedAt}`)),
      '',
      `Evidence: ${bundle}`,
      `SHA-256 of its manifest: ${manifestSha256}`,
      'To prove it, copy it and run: storefront-baseline verify <directory>',
    ].join('\n'),
  };
}

function partialText(gaps: AuditReport['gaps']): string {
  const counts = new Map<string, number>();
  for (const { operation, code } of gaps) {
    const cause = `${operation} ${code}`;
    counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const causes = [...counts].map(([cause, count]) => `${cause} (${count})`);
  return `It is PARTIAL: AWS left ${gaps.length} questions without an answer, and nothing that they were about counts as met: ${shortened(causes).join(', ')}.`;
}

function standingCounts(controls: readonly AuditedControl[]): string {
  return STANDINGS.flatMap((standing) => {
    const count = controls.filter((control) => control.standing === standing).length;
    return count === 0 ? [] : `${count} ${standing}`;
  }).join(', ');
}

function severityCounts(violated: readonly AuditedControl[]): string {
  return WORST_FIRST.map((severity) => {
    const count = violated.filter((control) => control.severity === severity).length;
    return `${count} ${severity}`;
  }).join(', ');
}

function changesText(controls: readonly AuditedControl[], earlier: string): readonly string[] {
  const fresh = controls.filter(({ change, standing }) => change === 'new' && isOpen(standing));
  const fixed = controls.filter(({ change }) => change === 'fixed');
  const further = controls
    .filter((control) => !fresh.includes(control))
    .map((control) => ({ control, count: control.resources.filter(isNewViolation).length }))
    .filter(({ count }) => count > 0);
  return [
    ...listed(
      `New since ${earlier}`,
      fresh.map((control) => `${control.standing}, ${control.severity}: ${named(control)}`),
    ),
    ...listed(
      `Further resources since ${earlier}`,
      further.map(({ control, count }) => `${count} of ${named(control)}`),
    ),
    ...listed(`Fixed since ${earlier}`, fixed.map(named)),
  ];
}

function isNewViolation({ change, exception }: AuditedControl['resources'][number]): boolean {
  return change === 'new' && exception === undefined;
}

function named({ id, scope }: AuditedControl): string {
  return `${id} in ${scopeName(scope)}`;
}

function listed(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0
    ? [`${title}: nothing.`]
    : [`${title}:`, ...shortened(entries).map((entry) => `- ${entry}`)];
}

function shortened(entries: readonly string[]): readonly string[] {
  const more = entries.length - LONGEST_LIST;
  return more <= 0 ? entries : [...entries.slice(0, LONGEST_LIST), `and ${more} more, in the report`];
}

import { amount } from '../amount';
import type { CheckReport, Finding } from '../finding';
import { mostSevereFirst } from './finding-order';
import { findingStatement } from './finding-statement';
import { oneLine } from './one-line';
import { type CommandProperties, workflowCommand } from './workflow-command';

/** GitHub shows no more annotations of one kind a step (actions/toolkit, docs/problem-matchers.md, "Limitations"). */
const SHOWN_OF_A_KIND = 10;

/** Something to show at a line, or of the run. */
interface Annotation {
  readonly properties: CommandProperties;
  readonly message: string;
}

/**
 * Annotations of a GitHub Actions step: errors and warnings, the most severe first, as many as GitHub shows, and a
 * notice of how many it would not show. Excused findings are left out; a run with nothing to show gives no text.
 */
export function githubReport(report: CheckReport): string {
  const findings = mostSevereFirst(report.findings.filter(({ exception }) => exception === undefined));
  const at = (wanted: string) => findings.filter(({ level }) => level === wanted).map(annotationOf);
  const problems = (wanted: string) =>
    report.problems.filter(({ level }) => level === wanted).map(({ message }) => ofRun('Exceptions', message));
  const incomplete = report.incomplete.map((message) => ofRun('Incomplete', message));
  const unread = report.unread.map((message) => ofRun('Could not be judged', message));

  const lines = [
    ...commands('error', [...incomplete, ...problems('error'), ...at('error')]),
    ...commands('warning', [...problems('warning'), ...at('warning'), ...unread]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function commands(kind: 'error' | 'warning', annotations: readonly Annotation[]): readonly string[] {
  const lines = annotations
    .slice(0, SHOWN_OF_A_KIND)
    .map(({ properties, message }) => workflowCommand(kind, properties, message));
  const left = annotations.length - lines.length;
  if (left === 0) return lines;
  const message = `${amount(left, `more ${kind}`)} not annotated: GitHub shows ${SHOWN_OF_A_KIND} a step. The whole report has them all.`;
  return [...lines, workflowCommand('notice', { title: 'storefront-baseline' }, message)];
}

function annotationOf(finding: Finding): Annotation {
  const { rule, severity, resource, remedy, source, templateLine, state } = finding;
  const place = source ?? templateLine;
  const statement = `${resource.constructPath ?? resource.logicalId}: ${findingStatement(finding)}`;
  return {
    properties: {
      file: place?.file ?? resource.template,
      line: place?.line,
      col: place?.column,
      title: `${rule} (${state === 'new' ? `${severity}, new` : severity})`,
    },
    message: remedy === undefined ? statement : `${statement}\nRemedy: ${oneLine(remedy)}`,
  };
}

function ofRun(title: string, message: string): Annotation {
  return { properties: { title }, message };
}

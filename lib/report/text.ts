import type { Colors } from 'picocolors/types';
import type { CheckReport, Finding } from '../finding';
import { byPlace, SEVERITIES } from './finding-order';
import { oneLine } from './one-line';
import { standing } from './standing';
import { findingsSummary, outcomeText, scopeSummary } from './summary';
import { textFinding } from './text-finding';
import { withoutWorkflowCommands } from './workflow-command';
import { wrappedText } from './wrapped-text';

/** How a report is written for a terminal. */
export interface TextOptions {
  /** picocolors, or its colourless form for a file or a pipe. */
  readonly colors: Colors;
  /**
   * Columns of the terminal.
   *
   * @default 120
   */
  readonly width?: number;
  /**
   * Whether findings that an exception excuses are listed, not only counted.
   *
   * @default false
   */
  readonly listExcepted?: boolean;
}

/** The report for a person at a terminal: violations by severity, then what is undecided, then a summary. */
export function textReport(report: CheckReport, { colors, width = 120, listExcepted = false }: TextOptions): string {
  const { violations, unknown, excepted } = standing(report.findings);
  const findings = (title: string, list: readonly Finding[]) => section(title, byResource(list, colors, width), colors);
  const lines = (title: string, list: readonly string[]) =>
    section(
      title,
      list.flatMap((line) => hanging(line, width)),
      colors,
    );
  const parts = [
    ...SEVERITIES.flatMap((severity) =>
      findings(
        capitalized(severity),
        violations.filter((finding) => finding.severity === severity),
      ),
    ),
    ...findings('Not decided by the templates', unknown),
    ...(listExcepted ? findings('Excepted', excepted) : []),
    ...findings(
      'Fixed',
      report.fixed.map((finding) => ({ ...finding, state: 'fixed' as const })),
    ),
    ...lines(
      'Wrong with exceptions',
      report.problems.map(({ level, message }) => `${level} ${message}`),
    ),
    ...lines('Exceptions proposed here, which excuse nothing before they are merged', report.proposedExceptions),
    ...lines('Could not be judged', report.unread),
    ...lines('Incomplete', report.incomplete),
    `${wrappedText(`${findingsSummary(report)}; ${scopeSummary(report)}`, '', width).join('\n')}\n${verdict(report, colors, width)}`,
  ];
  return withoutWorkflowCommands(`${parts.join('\n\n')}\n`);
}

function section(title: string, lines: readonly string[], colors: Colors): readonly string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join('\n')];
}

/** Findings under the resource that they speak of, in the order of places. */
function byResource(findings: readonly Finding[], colors: Colors, width: number): readonly string[] {
  let resource: string | undefined;
  return findings.toSorted(byPlace).flatMap((finding) => {
    const heading = headingOf(finding);
    const lines = textFinding(finding, colors, width);
    if (heading === resource) return lines;
    resource = heading;
    return [`  ${colors.cyan(heading)}`, ...lines];
  });
}

function headingOf({ resource: { constructPath, logicalId, type, template } }: Finding): string {
  const name = constructPath === undefined ? logicalId : `${constructPath}  ${logicalId}`;
  return oneLine(`${name}  ${type}  ${template}`);
}

/** An entry whose second and later lines stand in deeper. */
function hanging(text: string, width: number): readonly string[] {
  return wrappedText(text, '    ', width).map((line, index) => (index === 0 ? line.slice(2) : line));
}

function verdict({ outcome }: CheckReport, colors: Colors, width: number): string {
  const paint = outcome.exitCode === 0 ? colors.green : colors.red;
  return wrappedText(outcomeText(outcome), '', width).map(paint).join('\n');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

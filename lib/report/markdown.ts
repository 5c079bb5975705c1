import { grouped } from '../amount';
import type { CheckReport, Finding } from '../finding';
import { newFirst } from './finding-order';
import { fittedParts, type MarkdownPart } from './markdown-parts';
import { FINDINGS_HEAD, findingRow, listRow } from './markdown-rows';
import { markdownText } from './markdown-text';
import { shortened } from './shortened';
import { standing } from './standing';
import { findingsSummary, outcomeText, scopeSummary } from './summary';

/** The first line of a comment: by it an action finds the comment that it wrote before. It is not shown. */
export const MARKDOWN_MARKER = '<!-- storefront-baseline -->';

/** GitHub refuses a comment of more than 65,536 characters; the rest is room for what an action adds. */
const LONGEST_COMMENT = 65_000;

/** Findings that stand open before the rest is folded. */
const OPEN_ROWS = 10;

/**
 * The report as one comment of a pull request: what is new and most severe first, the rest folded and counted. It is at
 * most 65,000 characters long; what finds no room is counted.
 */
export function markdownReport(report: CheckReport): string {
  const { violations, unknown, excepted } = standing(report.findings);
  const rows = (findings: readonly Finding[]) =>
    newFirst(findings).map((finding) => findingRow(finding, report.version));
  const list = (texts: readonly string[]) => texts.map(listRow);
  const violated = rows(violations);
  const parts = [
    heading(report),
    ...listed('The run is incomplete', list(report.incomplete)),
    ...listed('Wrong with exceptions', list(report.problems.map(({ level, message }) => `${level}: ${message}`))),
    ...table(violated.slice(0, OPEN_ROWS)),
    ...folded('more', FINDINGS_HEAD, violated.slice(OPEN_ROWS)),
    ...folded('not decided by the templates', FINDINGS_HEAD, rows(unknown)),
    ...folded('fixed', FINDINGS_HEAD, rows(report.fixed)),
    ...folded('excepted', FINDINGS_HEAD, rows(excepted)),
    ...folded(
      'proposed as exceptions, which excuse nothing before they are merged',
      '',
      list(report.proposedExceptions),
    ),
    ...folded('in the templates that could not be judged', '', list(report.unread)),
  ];
  return fittedParts(parts, LONGEST_COMMENT);
}

function heading(report: CheckReport): MarkdownPart {
  const outcome = markdownText(shortened(outcomeText(report.outcome), 300));
  const title = `### storefront-baseline: ${findingsSummary(report)}`;
  return { opening: `${MARKDOWN_MARKER}\n${title}\n\n${outcome}. ${scopeSummary(report)}.\n`, rows: [], closing: '' };
}

function listed(title: string, rows: readonly string[]): readonly MarkdownPart[] {
  return rows.length === 0 ? [] : [{ opening: `\n**${title}**\n\n`, rows, closing: '' }];
}

function table(rows: readonly string[]): readonly MarkdownPart[] {
  return rows.length === 0 ? [] : [{ opening: `\n${FINDINGS_HEAD}`, rows, closing: '' }];
}

/** GitHub reads Markdown within HTML after an empty line. */
function folded(what: string, head: string, rows: readonly string[]): readonly MarkdownPart[] {
  if (rows.length === 0) return [];
  const summary = `<summary>${grouped(rows.length)} ${what}</summary>`;
  return [{ opening: `\n<details>${summary}\n\n${head}`, rows, closing: '\n</details>\n' }];
}

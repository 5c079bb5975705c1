import type { Finding } from '../finding';
import { controlDocumentation } from './control-documentation';
import { exceptionText } from './exception-text';
import { findingStatement } from './finding-statement';
import { locationText } from './location-text';
import { markdownCode, markdownText } from './markdown-text';
import { shortened } from './shortened';

/** UTF-16 code units of a text from outside in one cell: enough to act by, and no finding crowds out the others. */
const LONGEST = { name: 200, sentence: 500 };

/** The head of a table of findings. */
export const FINDINGS_HEAD = '| Severity | Rule | Where | What |\n| --- | --- | --- | --- |\n';

/**
 * A row of a table of findings.
 *
 * @param version of this package, whose documentation the rule links to
 */
export function findingRow(finding: Finding, version: string): string {
  const { rule, pack, remedy, exception } = finding;
  const address = controlDocumentation(rule, pack, version);
  const name = markdownText(shortened(rule, LONGEST.name));
  const what = [
    markdownText(shortened(findingStatement(finding), LONGEST.sentence)),
    ...(remedy === undefined ? [] : [`Remedy: ${markdownText(shortened(remedy, LONGEST.sentence))}`]),
    ...(exception === undefined
      ? []
      : [`Excepted: ${markdownText(shortened(exceptionText(exception), LONGEST.sentence))}`]),
  ];
  return row([severityOf(finding), address === undefined ? name : `[${name}](${address})`, whereOf(finding), br(what)]);
}

/** An entry of a list. */
export function listRow(text: string): string {
  return `- ${markdownText(shortened(text, LONGEST.sentence))}\n`;
}

function severityOf({ verdict, level, severity, state }: Finding): string {
  const weight = `${severity} ${verdict === 'unknown' ? verdict : level}`;
  return state === 'new' ? `**new** ${weight}` : weight;
}

function whereOf({ resource, source, templateLine }: Finding): string {
  const place = source ?? templateLine;
  const name = resource.constructPath ?? resource.logicalId;
  const file = place === undefined ? resource.template : locationText(place);
  return br([name, file].map((text) => markdownCode(shortened(text, LONGEST.name))));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function br(lines: readonly string[]): string {
  return lines.join('<br>');
}

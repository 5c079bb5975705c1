import type { Control } from '../control';
import { type Coverage, coverageOf, type Support } from '../frameworks/coverage';
import type { Framework } from '../frameworks/framework';
import { linkTo } from './control-table';
import { JUDGEMENT_MARK, markOf } from './mapping-mark';
import { prose, table } from './markdown';

/** Every requirement of a framework: the controls that support it, or why none does. */
export function frameworkMatrix(framework: Framework, catalogue: readonly Control[]): string {
  const coverage = coverageOf(framework, catalogue);
  return [
    `## ${framework.name}`,
    summaryOf(coverage),
    table(
      ['Requirement', 'Controls'],
      rowsOf(coverage).map((row) => [rangeOf(row), answerTo(framework, row.first)]),
    ),
  ].join('\n\n');
}

function summaryOf(coverage: readonly Coverage[]): string {
  const supported = coverage.filter(({ supports }) => supports.length > 0);
  const judged = supported.filter(({ supports }) => supports.every(({ basis }) => basis === 'judgement'));
  return (
    `${supported.length} of ${coverage.length} requirements are supported by a control, ${judged.length} of them by ` +
    `judgement alone (${JUDGEMENT_MARK}).`
  );
}

/** One row of a matrix: one requirement, or several that follow each other and share a reason. */
interface Row {
  readonly first: Coverage;
  readonly last: Coverage;
}

function rowsOf(coverage: readonly Coverage[]): readonly Row[] {
  const rows: Row[] = [];
  for (const entry of coverage) {
    const row = rows.at(-1);
    const joins = entry.supports.length === 0 && row?.first.reasonKey === entry.reasonKey;
    if (row !== undefined && joins) rows[rows.length - 1] = { first: row.first, last: entry };
    else rows.push({ first: entry, last: entry });
  }
  return rows;
}

function rangeOf({ first, last }: Row): string {
  return first === last ? first.requirement : `${first.requirement} to ${last.requirement}`;
}

function answerTo(framework: Framework, { supports, reasonKey }: Coverage): string {
  if (supports.length > 0) return supports.map(supportOf).join(', ');
  const reason = reasonKey === undefined ? undefined : framework.notCovered[reasonKey];
  return `not covered: ${prose(reason ?? 'no reason is given')}`;
}

function supportOf({ control, basis }: Support): string {
  return linkTo(control) + markOf(basis);
}

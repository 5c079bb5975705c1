import { grouped } from '../../amount';
import type { Finding } from '../../finding';
import { SEVERITIES } from '../finding-order';
import { type Standing, standing } from '../standing';
import { html, type Markup } from './markup';
import { type BarPart, statusBar } from './status-bar';
import { SEVERITY_WORDS } from './wording';

interface Column {
  readonly fill: string;
  readonly title: string;
  readonly part: keyof Standing;
}

const COLUMNS: readonly Column[] = [
  { fill: 'violated', title: 'Violations', part: 'violations' },
  { fill: 'unknown', title: 'Unknown', part: 'unknown' },
  { fill: 'excepted', title: 'Excepted', part: 'excepted' },
];

/** How many findings there are of each severity. */
export function severityPanel(findings: readonly Finding[]): Markup {
  return html`<div class="panel">
<table class="posture"><caption>Findings by severity</caption>
<thead><tr><th scope="col">Severity</th>${COLUMNS.map(({ fill, title }) => html`<th scope="col" class="number"><span class="key bar-${fill}"></span>${title}</th>`)}</tr></thead>
<tbody>
${SEVERITIES.map((severity) => severityRow(severity, findings))}</tbody></table>
</div>
`;
}

function severityRow(severity: Finding['severity'], findings: readonly Finding[]): Markup {
  const title = SEVERITY_WORDS[severity];
  const mine = standing(findings.filter((finding) => finding.severity === severity));
  const parts: readonly BarPart[] = COLUMNS.map(({ fill, title: column, part }) => ({
    fill,
    word: column.toLowerCase(),
    count: mine[part].length,
  }));
  return html`<tr><th scope="row"><a href="#findings" data-facet="severity" data-value="${severity}">${title}</a>${statusBar(`severities-${severity}`, title, 'findings', parts)}</th>${parts.map(
    ({ count }) => html`<td class="number${count === 0 ? ' zero' : ''}">${grouped(count)}</td>`,
  )}</tr>
`;
}

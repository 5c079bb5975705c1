import { grouped } from '../../amount';
import type { CheckReport, RuleTally } from '../../finding';
import { frameworksOf } from './frameworks-of';
import { html, type Markup } from './markup';
import { countsOf, RULE_STATUSES, type StatusCounts } from './rule-status';
import { severityPanel } from './severity-panel';
import { statusBar } from './status-bar';
import { token } from './token';
import { areaTitle, frameworkTitle, STATUS_WORDS } from './wording';

interface PostureRow {
  readonly title: string;
  /** The filter that shows the findings of the row. */
  readonly facet: string;
  readonly value: string;
  readonly counts: StatusCounts;
}

/** How many rules came to each status, by area and by framework, and the findings by severity. */
export function postureSection(report: CheckReport): Markup {
  return html`<section id="posture" aria-labelledby="posture-title">
<h2 id="posture-title">Posture</h2>
<p class="lead">A rule is met when every resource that it applies to complies; else its worst verdict counts. It does not apply where no resource is of its kind.</p>
<div class="panels">
${panel('areas', 'Rules by area', 'Area or pack', areaRows(report.tallies))}${panel('frameworks', 'Rules by framework', 'Framework', frameworkRows(report.tallies))}${severityPanel(report.findings)}</div>
</section>
`;
}

function areaRows(tallies: readonly RuleTally[]): readonly PostureRow[] {
  const areas = [...new Set(tallies.flatMap(({ area }) => (area === undefined ? [] : [area])))];
  const others = tallies.filter(({ area }) => area === undefined);
  const packs = [...new Set(others.map(({ pack }) => pack))];
  return [
    ...areas.map((area) => ({
      title: areaTitle(area),
      facet: 'area',
      value: area,
      counts: countsOf(tallies.filter((tally) => tally.area === area)),
    })),
    ...packs.map((pack) => ({
      title: pack,
      facet: 'pack',
      value: pack,
      counts: countsOf(others.filter((tally) => tally.pack === pack)),
    })),
  ];
}

function frameworkRows(tallies: readonly RuleTally[]): readonly PostureRow[] {
  return frameworksOf(tallies).map((framework) => ({
    title: frameworkTitle(framework),
    facet: 'framework',
    value: framework,
    counts: countsOf(tallies.filter(({ frameworks }) => Object.hasOwn(frameworks, framework))),
  }));
}

function panel(id: string, title: string, head: string, rows: readonly PostureRow[]): Markup {
  return html`<div class="panel">
<table class="posture"><caption>${title}</caption>
<thead><tr><th scope="col">${head}</th>${RULE_STATUSES.map((status) => html`<th scope="col" class="number"><span class="key bar-${status}"></span>${status === 'not-applicable' ? html`<abbr title="Not applicable">N/A</abbr>` : STATUS_WORDS[status]}</th>`)}</tr></thead>
<tbody>
${rows.map((row, index) => postureRow(`${id}-${index}`, row))}</tbody></table>
</div>
`;
}

function postureRow(id: string, { title, facet, value, counts }: PostureRow): Markup {
  const parts = RULE_STATUSES.map((status) => ({
    fill: status,
    word: STATUS_WORDS[status].toLowerCase(),
    count: counts[status],
  }));
  return html`<tr><th scope="row"><a href="#findings" data-facet="${facet}" data-value="${token(value)}">${title}</a>${statusBar(id, title, 'rules', parts)}</th>${RULE_STATUSES.map(
    (status) => html`<td class="number${counts[status] === 0 ? ' zero' : ''}">${grouped(counts[status])}</td>`,
  )}</tr>
`;
}

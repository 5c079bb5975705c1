import { amount, grouped } from '../../amount';
import type { CheckOutcome, CheckReport, Finding } from '../../finding';
import { standing } from '../standing';
import { outcomeText } from '../summary';
import { type Content, html, type Markup } from './markup';
import { countsOf } from './rule-status';

const TONES: Readonly<Record<CheckOutcome['exitCode'], string>> = { 0: 'good', 1: 'critical', 3: 'medium' };

/** What the run comes to, and its figures. */
export function summarySection(report: CheckReport): Markup {
  const { outcome, incomplete } = report;
  return html`<section class="summary" id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<p class="outcome ${TONES[outcome.exitCode]}"><strong>${outcomeText(outcome)}</strong> <span class="code">Exit code ${outcome.exitCode}</span></p>
${
  incomplete.length === 0
    ? undefined
    : html`<div class="outcome medium"><p><strong>This run is incomplete.</strong> What it does not list is not shown to be compliant.</p>
<ul>${incomplete.map((reason) => html`<li>${reason}</li>`)}</ul></div>
`
}<dl class="tiles">
${tilesOf(report)}</dl>
</section>
`;
}

function tilesOf({ findings, fixed, tallies, templates }: CheckReport): readonly Markup[] {
  const { violations, unknown, excepted } = standing(findings);
  const compared = fixed.length > 0 || findings.some(({ state }) => state !== undefined);
  const isNew = [...violations, ...unknown].filter(({ state }) => state === 'new');
  const counts = countsOf(tallies);
  const resources = templates.reduce((sum, template) => sum + template.resources, 0);
  return [
    tile('Violations', violations.length, levels(violations)),
    tile('Unknown', unknown.length, 'left open by the template'),
    tile('Excepted', excepted.length, 'excused by an exception'),
    ...(compared ? [tile('New', isNew.length, 'violations and unknown'), fixedTile(fixed.length)] : []),
    tile('Rules met', counts.met, `of ${grouped(tallies.length - counts['not-applicable'])} that apply`),
    tile('Resources', resources, `in ${amount(templates.length, 'template')}`),
  ];
}

function fixedTile(count: number): Markup {
  const note = 'since the state compared with';
  return tile('Fixed', count, count === 0 ? note : html`<a href="#fixed">${note}</a>`);
}

function levels(findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return `${amount(errors, 'error')}, ${amount(findings.length - errors, 'warning')}`;
}

function tile(name: string, figure: number, note: Content): Markup {
  return html`<div><dt>${name}</dt><dd><span class="figure">${grouped(figure)}</span> <span class="note">${note}</span></dd></div>
`;
}

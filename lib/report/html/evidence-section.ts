import { amount, grouped } from '../../amount';
import type { RuleTally } from '../../finding';
import { html, type Markup } from './markup';
import { requirementList } from './requirement-list';
import { statusOf } from './rule-status';
import { statusTag } from './status-tag';
import { ruleId } from './token';
import { areaTitle, frameworkTitle, SEVERITY_WORDS } from './wording';

/** The numbers of a rule in the order of columns. */
const COUNTS: readonly (readonly ['compliant' | 'violations' | 'unknown' | 'excepted', string])[] = [
  ['compliant', 'Compliant'],
  ['violations', 'Violations'],
  ['unknown', 'Unknown'],
  ['excepted', 'Excepted'],
];

/** Every rule that was evaluated and how it judged the resources that it applies to. */
export function evidenceSection(tallies: readonly RuleTally[]): Markup {
  return html`<section id="evidence" aria-labelledby="evidence-title">
<h2 id="evidence-title">Evidence</h2>
<p class="lead">${amount(tallies.length, 'rule')} evaluated. The numbers count resources.</p>
<div class="sheet"><table class="evidence stacked"><caption class="unseen">Rules evaluated</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col">Status</th>${COUNTS.map(([, label]) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
${sectionsOf(tallies).map(evidenceBody)}</table></div>
</section>
`;
}

interface EvidenceSection {
  readonly title: string;
  readonly tallies: readonly RuleTally[];
}

/** By area, then the rules of other packs by pack, each in the order of the report. */
function sectionsOf(tallies: readonly RuleTally[]): readonly EvidenceSection[] {
  const sections = new Map<string, RuleTally[]>();
  for (const tally of tallies) {
    const title = tally.area === undefined ? `Pack ${tally.pack}` : areaTitle(tally.area);
    const section = sections.get(title);
    if (section === undefined) sections.set(title, [tally]);
    else section.push(tally);
  }
  return [...sections].map(([title, members]) => ({ title, tallies: members }));
}

function evidenceBody({ title, tallies }: EvidenceSection): Markup {
  return html`<tbody>
<tr class="section"><th scope="rowgroup" colspan="7">${title}</th></tr>
${tallies.map(evidenceRow)}</tbody>
`;
}

function evidenceRow(tally: RuleTally): Markup {
  const { rule, pack, title, severity } = tally;
  return html`<tr id="${ruleId(pack, rule)}"><th scope="row"><span class="title">${title}</span> <span class="rule">${rule}</span>${requirements(tally)}</th><td data-label="Severity">${SEVERITY_WORDS[severity]}</td><td data-label="Status">${statusTag(statusOf(tally))}</td>${COUNTS.map(
    ([name, label]) =>
      html`<td class="number${tally[name] === 0 ? ' zero' : ''}" data-label="${label}">${grouped(tally[name])}</td>`,
  )}</tr>
${resources(tally)}`;
}

function requirements({ frameworks }: RuleTally): Markup | undefined {
  const entries = Object.entries(frameworks);
  if (entries.length === 0) return undefined;
  return html`<ul class="mapping">${entries.map(
    ([framework, mappings]) => html`<li>${frameworkTitle(framework)} ${requirementList(mappings)}</li>`,
  )}</ul>`;
}

/** Compliant resources by template, so that its path stands once. */
function resources({ compliantResources }: RuleTally): Markup | undefined {
  if (compliantResources.length === 0) return undefined;
  const byTemplate = new Map<string, string[]>();
  for (const resource of compliantResources) {
    const split = resource.lastIndexOf('#');
    const template = resource.slice(0, Math.max(split, 0));
    const logicalIds = byTemplate.get(template);
    if (logicalIds === undefined) byTemplate.set(template, [resource.slice(split + 1)]);
    else logicalIds.push(resource.slice(split + 1));
  }
  return html`<tr class="more"><td colspan="7"><details><summary>${amount(compliantResources.length, 'compliant resource')}</summary><ul>${[
    ...byTemplate,
  ].map(
    ([template, logicalIds]) =>
      html`<li><code>${template}</code> <ul class="inline">${logicalIds.map((logicalId) => html`<li><code>${logicalId}</code></li>`)}</ul></li>`,
  )}</ul></details></td></tr>
`;
}

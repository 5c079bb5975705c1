import { amount, grouped } from '../../amount';
import type { CheckReport } from '../../finding';
import { FACETS, facetAttributes } from './facets';
import { filterForm } from './filter-form';
import { type FindingGroup, findingGroups } from './finding-groups';
import { findingLists } from './finding-list';
import { html, type Markup } from './markup';
import { requirementList } from './requirement-list';
import { ruleId } from './token';
import { areaTitle, frameworkTitle, SEVERITY_WORDS } from './wording';

const FORM = { facets: FACETS, noun: 'findings', placeholder: 'Resource, file, rule, text' };

/** All findings by rule, those that are fixed after the others, beside the search and the filters. */
export function findingsSection({ findings, fixed, tallies }: CheckReport): Markup {
  const all = [...findings, ...fixed];
  const evaluated = new Set(tallies.map(({ pack, rule }) => ruleId(pack, rule)));
  return html`<div class="explorer">
${all.length === 0 ? undefined : filterForm(all, FORM)}<div class="results">
<section class="listed" id="findings" aria-labelledby="findings-title">
<h2 id="findings-title" tabindex="-1">Findings</h2>
<p class="count" id="count" role="status">${amount(findings.length, 'finding')}${fixed.length === 0 ? '' : ` and ${grouped(fixed.length)} fixed`}</p>
<p class="nothing" id="nothing" hidden>No finding matches the search and the filters.</p>
${findings.length === 0 ? html`<p class="nothing">The checks found nothing to report.</p>\n` : undefined}${findingGroups(findings).map((group) => ruleGroup(group, evaluated))}</section>
${fixed.length === 0 ? undefined : fixedSection(findingGroups(fixed), evaluated)}</div>
</div>
`;
}

function fixedSection(groups: readonly FindingGroup[], evaluated: ReadonlySet<string>): Markup {
  return html`<section class="listed" id="fixed" aria-labelledby="fixed-title">
<h2 id="fixed-title">Fixed since the state compared with</h2>
${groups.map((group) => ruleGroup(group, evaluated))}</section>
`;
}

function ruleGroup(group: FindingGroup, evaluated: ReadonlySet<string>): Markup {
  const { rule, pack, title, severity, findings } = group;
  const [first] = findings;
  const id = ruleId(pack, rule);
  return html`<details class="group" open${first === undefined ? undefined : facetAttributes(first, true)}>
<summary><span class="severity ${severity}">${SEVERITY_WORDS[severity]}</span><h3>${title} <span class="rule">${rule}</span></h3><span class="number">${grouped(findings.length)}</span></summary>
<dl class="about">${about('Why', group.rationale)}${about('Remedy', group.remedy)}<div><dt>Rule</dt><dd>${
    evaluated.has(id) ? html`<a href="#${id}">${rule}</a>` : rule
  }, pack ${pack}${group.area === undefined ? undefined : html`, area ${areaTitle(group.area)}`}</dd></div>${frameworks(group)}</dl>
${findingLists(findings)}</details>
`;
}

function about(name: string, text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
}

function frameworks(group: FindingGroup): Markup | undefined {
  const entries = Object.entries(group.frameworks);
  if (entries.length === 0) return undefined;
  return html`<div><dt>Frameworks</dt><dd><ul class="mapping">${entries.map(
    ([framework, mappings]) =>
      html`<li><strong>${frameworkTitle(framework)}</strong> ${requirementList(mappings)}</li>`,
  )}</ul></dd></div>`;
}

import { amount, grouped } from '../../amount';
import type { AuditedControl, AuditReport } from '../../audit/audit-report';
import { isOpen } from '../../audit/compare-audits';
import { AUDIT_PACK } from '../audit-findings';
import { mostSevereControlsFirst } from '../audit-wording';
import { auditControlItem } from './audit-control-item';
import { AUDIT_FACETS } from './audit-facets';
import { attributesOf } from './facet';
import { filterForm } from './filter-form';
import { html, type Markup } from './markup';
import { requirementList } from './requirement-list';
import { ruleId } from './token';
import { areaTitle, frameworkTitle, SEVERITY_WORDS } from './wording';

const FORM = { facets: AUDIT_FACETS, noun: 'controls', placeholder: 'Resource, rule, control, text' };

/** Controls in one list; a browser skips the lists that are far from the window. */
const LIST_LENGTH = 20;

/** All controls with how they stand in each scope, beside the search and the filters: those that ask for something first. */
export function auditControlsSection({ controls }: AuditReport): Markup {
  const groups = groupsOf(controls);
  return html`<div class="explorer">
${controls.length === 0 ? undefined : filterForm(controls, FORM)}<div class="results">
<section class="listed" id="findings" aria-labelledby="findings-title">
<h2 id="findings-title" tabindex="-1">Controls</h2>
<p class="count" id="count" role="status">${amount(groups.length, 'control')}, ${amount(controls.length, 'standing')}</p>
<p class="nothing" id="nothing" hidden>No control matches the search and the filters.</p>
${controls.length === 0 ? html`<p class="nothing">Nothing was judged.</p>\n` : undefined}${groups.map(controlGroup)}</section>
</div>
</div>
`;
}

/** One control in all scopes: by severity, and those that are open in one of them first. */
function groupsOf(controls: readonly AuditedControl[]): readonly (readonly [AuditedControl, ...AuditedControl[]])[] {
  const groups = new Map<string, [AuditedControl, ...AuditedControl[]]>();
  for (const control of mostSevereControlsFirst(controls)) {
    const group = groups.get(control.id);
    if (group === undefined) groups.set(control.id, [control]);
    else group.push(control);
  }
  const urgency = (group: readonly AuditedControl[]) => {
    if (group.some(({ standing }) => standing === 'violated')) return 0;
    return group.some(({ standing }) => isOpen(standing)) ? 1 : 2;
  };
  return [...groups.values()].sort((one, other) => urgency(one) - urgency(other));
}

function controlGroup(group: readonly [AuditedControl, ...AuditedControl[]]): Markup {
  const [{ id, area, title, severity, remedy, frameworks }] = group;
  const open = group.some(({ standing }) => isOpen(standing)) ? html` open` : undefined;
  const mappings = Object.entries(frameworks);
  return html`<details class="group" id="${ruleId(AUDIT_PACK, id)}"${open}${attributesOf(AUDIT_FACETS, group[0], true)}>
<summary><span class="severity ${severity}">${SEVERITY_WORDS[severity]}</span><h3>${title} <span class="rule">${id}</span></h3><span class="number">${grouped(group.length)}</span></summary>
<dl class="about"><div><dt>Remedy</dt><dd>${remedy}</dd></div>${
    area === undefined ? undefined : html`<div><dt>Area</dt><dd>${areaTitle(area)}</dd></div>`
  }${
    mappings.length === 0
      ? undefined
      : html`<div><dt>Frameworks</dt><dd><ul class="mapping">${mappings.map(
          ([framework, requirements]) =>
            html`<li><strong>${frameworkTitle(framework)}</strong> ${requirementList(requirements)}</li>`,
        )}</ul></dd></div>`
  }</dl>
${lists(group)}</details>
`;
}

function lists(group: readonly AuditedControl[]): readonly Markup[] {
  return Array.from({ length: Math.ceil(group.length / LIST_LENGTH) }, (_, index) => {
    const listed = group.slice(index * LIST_LENGTH, (index + 1) * LIST_LENGTH);
    return html`<ol class="length-${listed.length}">
${listed.map(auditControlItem)}</ol>
`;
  });
}

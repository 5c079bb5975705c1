import { amount } from '../../amount';
import type { AuditedControl, AuditedResource } from '../../audit/audit-report';
import { scopeName } from '../../audit/audit-scope';
import { remediationText } from '../remediation-text';
import { AUDIT_FACETS } from './audit-facets';
import { standingTag, toneOf } from './audit-standing';
import { attributesOf } from './facet';
import { html, type Markup } from './markup';
import { token } from './token';
import { STATE_WORDS } from './wording';

/** Resources of one control in one scope on the page: a browser should stay usable, and the csv report has all. */
const MOST_RESOURCES = 500;

/** How one control stands in one scope: why, by which rules, and what they find. */
export function auditControlItem(control: AuditedControl): Markup {
  const { id, scope, reason, rules, evaluatedAt, resources, fixedResources = [], synth, standing } = control;
  const { remediation = [] } = control;
  return html`<li class="finding ${toneOf(standing)}" id="control-${token(`${scopeName(scope)}/${id}`)}"${attributesOf(AUDIT_FACETS, control, false)}>
<p class="resource"><code class="name">${scopeName(scope)}</code>${tags(control)}</p>
<p class="message">${reason}</p>
<dl class="places">${place('Evaluated', evaluatedAt)}${place(rules.length === 1 ? 'Rule' : 'Rules', rules.join(', ') || undefined)}${place('Assembly', synth?.verdict)}${remediation.map((each) => place('Remediation', remediationText(each)))}</dl>
${found(amount(resources.length, 'resource'), resources, resources.length <= 5)}${found(`${fixedResources.length} no longer found`, fixedResources, false)}</li>
`;
}

function tags({ standing, also, synth, change }: AuditedControl): Markup {
  return html`<span class="tags">${standingTag(standing)}${also.map((each) => html` ${standingTag(each)}`)}${
    synth?.drift === true ? html` <span class="tag drift">Drift</span>` : undefined
  }${change === undefined ? undefined : html` <span class="tag ${change}">${STATE_WORDS[change]}</span>`}</span>`;
}

function place(name: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`;
}

function found(title: string, resources: readonly AuditedResource[], open: boolean): Markup | undefined {
  if (resources.length === 0) return undefined;
  const left = resources.length - MOST_RESOURCES;
  return html`<details${open ? html` open` : undefined}><summary>${title}</summary><ul class="found">
${resources.slice(0, MOST_RESOURCES).map(resourceEntry)}${
  left > 0 ? html`<li>${amount(left, 'more resource')}: the csv and json reports have all</li>\n` : undefined
}</ul></details>
`;
}

function resourceEntry(resource: AuditedResource): Markup {
  const { resourceType, resourceId, since, annotation, exception, verdict, synth, change } = resource;
  const notes = [
    ...(since === undefined ? [] : [`since ${since.slice(0, 10)}`]),
    ...(verdict === 'unknown' ? ['not known'] : []),
    ...(synth === undefined ? [] : [`${synth.verdict} in the assembly: ${synth.constructPath ?? synth.resource}`]),
    ...(exception === undefined ? [] : [`excepted by ${exception}`]),
    ...(change === 'new' ? ['new'] : []),
  ];
  return html`<li><code>${resourceId}</code> <span class="type">${resourceType}</span> <span class="note">${notes.join(', ')}</span>${
    annotation === undefined ? undefined : html`<br>${annotation}`
  }</li>
`;
}

import type { Finding, FindingException } from '../../finding';
import { locationText } from '../location-text';
import { facetAttributes } from './facets';
import { html, type Markup } from './markup';
import { findingId } from './token';
import { EXCEPTION_WORDS, STATE_WORDS, termOf, VERDICT_WORDS } from './wording';

/** One finding: the resource, what is wrong, both lines, and what excuses it. What its rule says stands on the group. */
export function findingItem(finding: Finding): Markup {
  const { fingerprint, message, resource, property, source, templateLine, exception, alsoFoundBy } = finding;
  return html`<li class="finding ${toneOf(finding)}" id="${findingId(fingerprint)}"${facetAttributes(finding, false)}>
<p class="resource"><code class="name">${resource.logicalId}</code> <span class="type">${resource.type}</span>${tags(finding)}</p>
<p class="message">${message}</p>
<dl class="places">${place('Property', property)}${place('Source', source && locationText(source))}${place('Template', templateLine === undefined ? resource.template : locationText(templateLine))}${place('Construct', resource.constructPath)}${place('Also found by', alsoFoundBy?.join(', '))}</dl>
${exception === undefined ? undefined : excuse(exception)}</li>
`;
}

/** What the stripe beside the finding shows. */
function toneOf({ state, exception, verdict }: Finding): string {
  if (state === 'fixed') return 'fixed';
  return exception === undefined ? verdict : 'excepted';
}

function tags({ verdict, level, state, exception }: Finding): Markup {
  const warns = verdict === 'violation' && level === 'warning' ? ', warning' : '';
  return html`<span class="tags"><span class="tag ${verdict}">${VERDICT_WORDS[verdict]}${warns}</span>${
    state === undefined ? undefined : html` <span class="tag ${state}">${STATE_WORDS[state]}</span>`
  }${exception === undefined ? undefined : html` <span class="tag excepted">Excepted</span>`}</span>`;
}

function place(name: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`;
}

function excuse(exception: FindingException): Markup {
  return html`<p class="excuse"><strong>${EXCEPTION_WORDS[exception.kind]}</strong> (${termOf(exception)}): ${exception.reason} <code>${exception.source}</code></p>
`;
}

import type { Finding } from '../../finding';
import { grouped } from '../amount';
import { FACETS, type Facet } from './facets';
import { html, type Markup } from './markup';
import { token } from './token';

interface Option {
  readonly value: string;
  readonly count: number;
}

/** The search and the filters over the findings; the page's script brings them to life, without it they are not shown. */
export function filterForm(findings: readonly Finding[]): Markup {
  return html`<form class="filters" id="filters" aria-label="Filter findings">
<p class="search"><label for="search">Search findings</label>
<input type="search" id="search" autocomplete="off" spellcheck="false" placeholder="Resource, file, rule, text"></p>
<details class="facets" open><summary>Filters<span class="chosen" id="chosen"></span></summary>
${FACETS.map((facet) => fieldset(facet, findings))}</details>
<p class="actions"><button type="reset">Clear all</button>
<button type="button" id="fold">Collapse rules</button></p>
</form>
`;
}

/** A facet in which all findings are alike gives nothing to choose. */
function fieldset(facet: Facet, findings: readonly Finding[]): Markup | undefined {
  const options = optionsOf(facet, findings);
  if (options.every(({ count }) => count === findings.length)) return undefined;
  return html`<fieldset><legend>${facet.legend}</legend>
${options.map(
  ({ value, count }) =>
    html`<label><input type="checkbox" name="${facet.name}" value="${token(value)}"><span>${facet.label(value)}</span><span class="number">${grouped(count)}</span></label>
`,
)}</fieldset>
`;
}

function optionsOf({ values, order }: Facet, findings: readonly Finding[]): readonly Option[] {
  const counts = new Map<string, number>();
  for (const value of findings.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const others = [...counts.keys()].filter((value) => value !== '' && !order.includes(value)).sort();
  return [...new Set([...order, ...others, ''])].flatMap((value) => {
    const count = counts.get(value);
    return count === undefined ? [] : [{ value, count }];
  });
}

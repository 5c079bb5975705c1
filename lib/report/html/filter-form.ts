import { grouped } from '../../amount';
import type { Facet } from './facet';
import { html, type Markup } from './markup';
import { token } from './token';

interface Option {
  readonly value: string;
  readonly count: number;
}

/** What a form narrows, and how. */
export interface FilterOptions<Item> {
  readonly facets: readonly Facet<Item>[];
  /** What is listed, in the plural and in lower case. */
  readonly noun: string;
  /** What may be searched for. */
  readonly placeholder: string;
}

/** The search and the filters over a list; the page's script brings them to life, without it they are not shown. */
export function filterForm<Item>(items: readonly Item[], { facets, noun, placeholder }: FilterOptions<Item>): Markup {
  return html`<form class="filters" id="filters" aria-label="Filter ${noun}">
<p class="search"><label for="search">Search ${noun}</label>
<input type="search" id="search" autocomplete="off" spellcheck="false" placeholder="${placeholder}"></p>
<details class="facets" open><summary>Filters<span class="chosen" id="chosen"></span></summary>
${facets.map((facet) => fieldset(facet, items))}</details>
<p class="actions"><button type="reset">Clear all</button>
<button type="button" id="fold">Collapse rules</button></p>
</form>
`;
}

/** A facet in which all items are alike gives nothing to choose. */
function fieldset<Item>(facet: Facet<Item>, items: readonly Item[]): Markup | undefined {
  const options = optionsOf(facet, items);
  if (options.every(({ count }) => count === items.length)) return undefined;
  return html`<fieldset><legend>${facet.legend}</legend>
${options.map(
  ({ value, count }) =>
    html`<label><input type="checkbox" name="${facet.name}" value="${token(value)}"><span>${facet.label(value)}</span><span class="number">${grouped(count)}</span></label>
`,
)}</fieldset>
`;
}

function optionsOf<Item>({ values, order }: Facet<Item>, items: readonly Item[]): readonly Option[] {
  const counts = new Map<string, number>();
  for (const value of items.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const others = [...counts.keys()].filter((value) => value !== '' && !order.includes(value)).sort();
  return [...new Set([...order, ...others, ''])].flatMap((value) => {
    const count = counts.get(value);
    return count === undefined ? [] : [{ value, count }];
  });
}

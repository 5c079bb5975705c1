import { html, type Markup } from './markup';
import { token } from './token';

/** A property of what is listed by which a reader narrows the list. */
export interface Facet<Item> {
  /** Name of the data attribute and of the form's fields. */
  readonly name: string;
  readonly legend: string;
  /** Whether all items of one rule agree: then the attribute stands once, on their group. */
  readonly sharedByRule: boolean;
  /** The values that an item has; `''` stands for none. */
  readonly values: (item: Item) => readonly string[];
  readonly label: (value: string) => string;
  /** Values in the order of the form; others follow by name, and then `''`. */
  readonly order: readonly string[];
}

/** The data attributes that the page's script filters by, with a space before each. */
export function attributesOf<Item>(
  facets: readonly Facet<Item>[],
  item: Item,
  sharedByRule: boolean,
): readonly Markup[] {
  return facets
    .filter((facet) => facet.sharedByRule === sharedByRule)
    .map(({ name, values }) => {
      const tokens = values(item).map(token).join(' ');
      return html` data-${name}="${tokens}"`;
    });
}

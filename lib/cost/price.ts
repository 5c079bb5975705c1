import { type Microdollars, microdollars } from './money';
import type { PriceSource } from './price-source';

/** What one unit of something costs. */
export interface Price {
  /** What is paid for, as in `web ACL`: unique among the prices. */
  readonly what: string;
  /** For how much of it, as in `month`, `hour` or `million requests`. */
  readonly per: string;
  /** The price, and where it was read; `undefined` where no page was found that tells it. */
  readonly known: { readonly amount: Microdollars; readonly source: PriceSource } | undefined;
}

/** A price that a page tells; `decimal` is in US dollars, as in `0.0225`. */
export function priced(what: string, decimal: string, per: string, source: PriceSource): Price {
  return { what, per, known: { amount: microdollars(decimal), source } };
}

/** Something that is paid for, at a price that no page was found to tell. */
export function unpriced(what: string, per: string): Price {
  return { what, per, known: undefined };
}

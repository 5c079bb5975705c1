import { comparePage } from '../../page/compare-page';
import type { ObservedPage } from '../../page/observed-page';
import { differenceText, type PageDifference } from '../../page/page-difference';
import type { PageEvidence } from '../../page/page-evidence';
import type { PageInventory } from '../../page/page-inventory';

/** What a look at a page comes to, to be kept. */
export function evidenceOf(inventory: PageInventory, page: ObservedPage, now: Date): PageEvidence {
  return {
    observedAt: now.toISOString(),
    path: inventory.path,
    page,
    differences: comparePage(inventory, page),
  };
}

/** How many differences a message names; the evidence has all. */
const NAMED = 5;

/** The differences as one line, for the report of a failed run and for the log. */
export function differencesText(differences: readonly PageDifference[]): string {
  const named = differences.slice(0, NAMED).map(differenceText);
  const more = differences.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

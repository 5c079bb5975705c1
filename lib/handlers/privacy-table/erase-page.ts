import type { StoreEvent, StoreResult } from '../../privacy-steps/store-contract';
import { anonymizeItem } from './anonymize-item';
import { deleteItem } from './delete-item';
import type { Eraser } from './eraser';
import type { TableItem, TablePages } from './table-pages';

/** The word for items that their own attribute holds; it goes into the evidence. */
const REASON = 'item-retention';

/**
 * Erases the items of one page, and anonymizes those that must stay. Whether one must stay is asked again by the
 * deletion itself, so that an order that is put under retention meanwhile is not lost.
 */
export async function erasePage(event: StoreEvent, pages: TablePages, eraser: Eraser): Promise<StoreResult> {
  const { items, cursor } = await pages.read(event.subject, event.cursor);
  let erased = 0;
  const held: TableItem[] = [];
  for (const item of items) {
    if (await deleteItem(item, eraser)) {
      erased++;
    } else {
      await anonymizeItem(item, eraser);
      held.push(item);
    }
  }
  return {
    status: cursor === undefined ? 'done' : 'more',
    items: erased,
    ...(cursor === undefined ? {} : { cursor }),
    ...(held.length === 0 ? {} : { held: { items: held.length, reason: REASON, ...untilOf(held, eraser) } }),
  };
}

function untilOf(held: readonly TableItem[], { store }: Eraser): { readonly until?: string } {
  const times = held
    .map((item) => Number(item[store.heldUntilAttribute ?? '']?.N))
    .filter((seconds) => Number.isFinite(seconds) && seconds < LATEST_SECONDS);
  return times.length === 0 ? {} : { until: new Date(Math.min(...times) * 1_000).toISOString() };
}

/** The last second that a date of JavaScript with a year of four digits can say. */
const LATEST_SECONDS = 253_402_300_800;

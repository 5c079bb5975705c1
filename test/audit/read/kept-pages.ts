import type { RawPage } from '../../../lib/audit/observations';
import { type PageStore, pageKey, type StoredPage } from '../../../lib/audit/read/page-store';

/** Pages in memory. */
export interface KeptPages extends PageStore {
  readonly pages: Map<string, StoredPage>;
}

/** A store that holds some pages, read this moment, and keeps more. */
export function keptPages(...held: readonly Omit<RawPage, 'page'>[]): KeptPages {
  const readAt = new Date().toISOString();
  const pages = new Map<string, StoredPage>(held.map((page) => [pageKey(page), { readAt, output: page.output }]));
  return {
    pages,
    get: async (key) => pages.get(key),
    // Through JSON, as a file would have it.
    put: async (key, page) => void pages.set(key, JSON.parse(JSON.stringify(page)) as StoredPage),
  };
}

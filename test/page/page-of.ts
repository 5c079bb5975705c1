import type { ObservedPage, ObservedScript } from '../../lib/page/observed-page';
import type { InventoryScript, PageInventory } from '../../lib/page/page-inventory';
import { integrityOf } from './integrity-of';

const ORIGIN = 'https://shop.example.com';

export const HEADERS = { 'content-security-policy': "default-src 'none'", 'x-frame-options': 'DENY' };

/** An inventory; what a test is about, it gives. */
export const inventoryOf = (
  scripts: readonly InventoryScript[] = [],
  given: Partial<PageInventory> = {},
): PageInventory => ({
  url: `${ORIGIN}/checkout`,
  path: '/checkout*',
  headers: HEADERS,
  absentHeaders: ['x-powered-by'],
  scripts,
  ...given,
});

/** A page as it was received. */
export const pageOf = (scripts: readonly ObservedScript[] = [], given: Partial<ObservedPage> = {}): ObservedPage => ({
  url: `${ORIGIN}/checkout`,
  headers: HEADERS,
  scripts,
  ran: true,
  ...given,
});

/** A script as it was received, by address or as `inline`. */
export const received = (source: string, content: string): ObservedScript => ({
  source,
  integrity: ['sha256', 'sha384', 'sha512'].map((algorithm) => integrityOf(content, algorithm)),
});

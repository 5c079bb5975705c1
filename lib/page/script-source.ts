import type { InventoryScript } from './page-inventory';

/**
 * The entry of the inventory that an address falls under: the one that names it, else the narrowest with a final `*`.
 *
 * @param address the script's address, without fragment
 * @param origin the origin that paths of the inventory belong to, such as `https://shop.example.com`
 */
export function entryOf(
  address: string,
  scripts: readonly InventoryScript[],
  origin: string,
): InventoryScript | undefined {
  const matching = scripts.filter(({ source }) => matches(address, absoluteSource(source, origin)));
  return matching.sort((one, other) => precision(other.source) - precision(one.source))[0];
}

/** A source of the inventory as an absolute address; `inline` stays what it is. */
export function absoluteSource(source: string, origin: string): string {
  return source.startsWith('/') ? `${origin}${source}` : source;
}

/** Whether a source stands for any number of addresses. */
export function isPattern(source: string): boolean {
  return source.endsWith('*');
}

function matches(address: string, source: string): boolean {
  return isPattern(source) ? address.startsWith(source.slice(0, -1)) : address === source;
}

function precision(source: string): number {
  return isPattern(source) ? source.length : Number.POSITIVE_INFINITY;
}

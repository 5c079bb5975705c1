import type { Location } from '../finding';

/** A place as editors and terminals open it: `lib/shop.ts:12:5`. */
export function locationText({ file, line, column }: Location): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

import { grouped } from '../amount';

/** A part of a comment whose rows may be left out from the end, between an opening and a closing that may not. */
export interface MarkdownPart {
  /** With its line ends. */
  readonly opening: string;
  /** Each whole in itself, with its line end. */
  readonly rows: readonly string[];
  readonly closing: string;
}

/**
 * Joins parts to at most `limit` characters (UTF-16 code units, of which there are never fewer than characters). Rows
 * that find no room are left out and counted; earlier parts get room first. No row is cut.
 *
 * @throws RangeError when openings and closings alone exceed the limit
 */
export function fittedParts(parts: readonly MarkdownPart[], limit: number): string {
  const bare = parts.map(({ opening, rows, closing }) => opening.length + leftOut(rows.length).length + closing.length);
  let room = limit - bare.reduce((sum, length) => sum + length, 0);
  if (room < 0) throw new RangeError(`a comment of ${limit} characters has no room for its own headings`);
  return parts
    .map(({ opening, rows, closing }) => {
      let fitting = 0;
      for (const row of rows) {
        if (row.length > room) break;
        room -= row.length;
        fitting += 1;
      }
      return `${opening}${rows.slice(0, fitting).join('')}${leftOut(rows.length - fitting)}${closing}`;
    })
    .join('');
}

/** Never longer for fewer rows: what is reserved for all of them suffices for some. */
function leftOut(rows: number): string {
  return rows === 0 ? '' : `\n${grouped(rows)} more left out, for GitHub takes no longer comment.\n`;
}

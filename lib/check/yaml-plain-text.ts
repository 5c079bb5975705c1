import type { YamlCursor } from './yaml-cursor';

// Tabs are left out: where they may stand has rules of its own.
const PLAIN = /(?![-:][ \n])[^\s,[\]{}#&*!|>'"%@`?][^\n\t:#]*(?:(?::(?![ \n])|(?<! )#)[^\n\t:#]*)*/y;
const CONTINUATION = /(?!:[ \n])[^\s#][^\n\t:#]*(?:(?::(?![ \n])|(?<! )#)[^\n\t:#]*)*/y;
const LINE_BREAKS = / *\n(?: *\n)* */y;

/**
 * Reads the text of an unquoted scalar of a block, and steps to the next entry. A single line break in it is a space, and
 * each further one stays.
 *
 * @param parent column of the entry that holds it; the lines that it continues on stand further in
 */
export function plainText(cursor: YamlCursor, parent: number): string {
  let text = cursor.takeText(PLAIN);
  for (;;) {
    const end = cursor.position;
    cursor.endEntry();
    if (cursor.column <= parent) return text;
    cursor.position = end;
    const breaks = cursor.take(LINE_BREAKS)?.match(/\n/g)?.length ?? 0;
    const line = cursor.takeText(CONTINUATION);
    text += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line;
  }
}

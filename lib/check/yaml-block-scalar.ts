import { UnusualForm, type YamlCursor } from './yaml-cursor';

const HEADER = /[|>][-+]?(?: +#[^\n]*| *)\n/y;
const FIRST_LINE = /(?: *\n)*( +)[^ \n]/y;

/**
 * Reads a literal (`|`) or folded (`>`) scalar.
 *
 * @param parent column of the entry that holds it; the lines of the text stand further in
 */
export function blockScalar(cursor: YamlCursor, parent: number): string {
  const header = cursor.take(HEADER);
  if (header === undefined) throw new UnusualForm();
  FIRST_LINE.lastIndex = cursor.position;
  const indentation = FIRST_LINE.exec(cursor.text)?.[1]?.length ?? 0;
  if (indentation <= Math.max(parent, 0)) throw new UnusualForm();
  const block = cursor.take(new RegExp(`(?: {${indentation}}[^\\n]*\\n| *\\n)*`, 'y')) ?? '';
  const text = block.replace(new RegExp(`^ {1,${indentation}}`, 'gm'), '');
  cursor.startEntry();
  // Lines of spaces alone, and lines further in than the first, have rules of their own.
  if (/^ +$/m.test(text) || (header.startsWith('>') && /^[ \t]/m.test(text))) throw new UnusualForm();
  return chomped(header.startsWith('>') ? folded(text) : text, header.charAt(1));
}

/** A single line break is a space, and each further one stays. Those at the end are for {@link chomped}. */
function folded(text: string): string {
  return text.replace(/([^\n])\n(\n*)(?=[^\n])/g, (_match, last: string, more: string) => `${last}${more || ' '}`);
}

function chomped(text: string, indicator: string): string {
  if (indicator === '+') return text;
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 10) end -= 1;
  return indicator === '-' || end === 0 ? text.slice(0, end) : text.slice(0, end + 1);
}

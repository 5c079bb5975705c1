import { setEntry, UnusualForm, type YamlCursor } from './yaml-cursor';
import { plainScalar } from './yaml-scalar';
import { longArgument, longForm } from './yaml-short-form';

const SEPARATION = /(?:[ \n]+(?:#[^\n]*)?)*/y;
const PLAIN = /(?!-[ \n,[\]{}])[^\s,[\]{}#&*!|>'"%@`?:][^\n\t,[\]{}#:]*(?::(?![ \n,[\]{}])[^\n\t,[\]{}#:]*)*/y;
const TAG = /![A-Za-z0-9]+(?=[ \n,\]}])/y;

const CLOSING_LIST = 93;
const CLOSING_OBJECT = 125;
const COLON = 58;
const COMMA = 44;

/**
 * Reads a `[...]` or `{...}`.
 *
 * @param parent column of the entry that holds it; the lines that it continues on stand further in
 */
export function flowCollection(cursor: YamlCursor, parent: number): unknown {
  const isList = cursor.text.charAt(cursor.position) === '[';
  cursor.position += 1;
  return cursor.nested(() => (isList ? list(cursor, parent) : object(cursor, parent)));
}

function list(cursor: YamlCursor, parent: number): unknown[] {
  const items: unknown[] = [];
  while (!atEnd(cursor, parent, CLOSING_LIST)) {
    cursor.note?.(items, String(items.length), cursor.position);
    items.push(node(cursor, parent));
    separate(cursor, parent, CLOSING_LIST);
  }
  return items;
}

function object(cursor: YamlCursor, parent: number): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  while (!atEnd(cursor, parent, CLOSING_OBJECT)) {
    const start = cursor.position;
    const quoted = cursor.code === 34 || cursor.code === 39;
    const key = quoted ? cursor.quoted() : cursor.takeText(PLAIN);
    cursor.skipSpaces();
    if (cursor.code !== COLON) throw new UnusualForm();
    cursor.position += 1;
    advance(cursor, parent);
    cursor.note?.(entries, key, start);
    setEntry(entries, key, isIndicator(cursor.code) ? null : node(cursor, parent));
    separate(cursor, parent, CLOSING_OBJECT);
  }
  return entries;
}

function node(cursor: YamlCursor, parent: number): unknown {
  switch (cursor.text.charAt(cursor.position)) {
    case '[':
    case '{':
      return flowCollection(cursor, parent);
    case '"':
    case "'":
      return cursor.quoted();
    case '!':
      return tagged(cursor, parent);
    default:
      return plainScalar(cursor.takeText(PLAIN));
  }
}

function tagged(cursor: YamlCursor, parent: number): unknown {
  const start = cursor.position;
  const fn = longForm(cursor.take(TAG));
  if (fn === undefined) throw new UnusualForm();
  advance(cursor, parent);
  const wrapped: Record<string, unknown> = {};
  cursor.note?.(wrapped, fn, start);
  wrapped[fn] = longArgument(fn, argument(cursor, parent));
  return wrapped;
}

/** What follows a tag: a scalar without quotes stays text there. */
function argument(cursor: YamlCursor, parent: number): unknown {
  if (isIndicator(cursor.code)) return '';
  const first = cursor.text.charAt(cursor.position);
  if (first === '!') throw new UnusualForm();
  return /["'[{]/.test(first) ? node(cursor, parent) : cursor.takeText(PLAIN);
}

function isIndicator(code: number): boolean {
  return code === COMMA || code === CLOSING_LIST || code === CLOSING_OBJECT;
}

/** Steps over the closing bracket, if it is the next. */
function atEnd(cursor: YamlCursor, parent: number, closing: number): boolean {
  advance(cursor, parent);
  if (cursor.code !== closing) return false;
  cursor.position += 1;
  return true;
}

/** Steps over the comma between two entries; the last entry has none, or one that counts for nothing. */
function separate(cursor: YamlCursor, parent: number, closing: number): void {
  advance(cursor, parent);
  if (cursor.code === COMMA) cursor.position += 1;
  else if (cursor.code !== closing) throw new UnusualForm();
}

function advance(cursor: YamlCursor, parent: number): void {
  const skipped = cursor.take(SEPARATION) ?? '';
  const line = skipped.lastIndexOf('\n');
  if (line >= 0 && skipped.length - line - 1 <= Math.max(parent, 0)) throw new UnusualForm();
}

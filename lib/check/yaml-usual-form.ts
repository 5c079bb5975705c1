import { blockScalar } from './yaml-block-scalar';
import { type NotePlace, setEntry, UnusualForm, YamlCursor } from './yaml-cursor';
import { flowCollection } from './yaml-flow-form';
import { plainText } from './yaml-plain-text';
import { plainScalar } from './yaml-scalar';
import { longArgument, longForm } from './yaml-short-form';

const KEY = /[A-Za-z0-9_/.$][^\s:#'"]*(?::(?![ \n])[^\s:#'"]*)*:(?=[ \n])/y;
const AFTER_QUOTED_KEY = / *:(?=[ \n])/y;
const ITEM = /-(?: +|(?=\n))/y;
const TAG = /![A-Za-z0-9]+(?=[ \n])/y;
/** These end lines for patterns, but not in YAML, or the other way round. */
const OTHER_LINE_BREAK = /[\r\u2028\u2029]/;

const START = /(?: *(?:#[^\n]*)?\n)*---(?: +#[^\n]*| *)\n/y;

/** A key longer than this is none (YAML 1.2, "Implicit keys"). */
const LONGEST_KEY = 1000;

/**
 * Reads YAML as templates are written: blocks, flows, quotes of one line, short forms. About twenty times as fast as the
 * whole language, which is left to the `yaml` package: anchors, merges, other tags, and everything that is in doubt.
 *
 * @param text of which every line ends in a line feed
 * @param note told where each entry stands
 * @returns the value, with short forms written out
 * @throws UnusualForm where the text is anything else
 */
export function readUsualForm(text: string, note?: NotePlace): unknown {
  const cursor = new YamlCursor(text, note);
  try {
    if (OTHER_LINE_BREAK.test(text)) throw new UnusualForm();
    cursor.skip(START);
    cursor.startEntry();
    const value = blockNode(cursor, -1, false);
    if (cursor.column !== -1) throw new UnusualForm();
    return value;
  } catch (error) {
    // A pattern that repeats too often for the engine's stack throws a RangeError.
    if (!(error instanceof UnusualForm) && !(error instanceof RangeError)) throw error;
    throw new UnusualForm(cursor.position);
  }
}

/** What starts at the start of an entry. */
function blockNode(cursor: YamlCursor, parent: number, isTagged: boolean): unknown {
  const { column } = cursor;
  if (cursor.atItem()) return cursor.nested(() => sequence(cursor, column));
  const start = cursor.position;
  const first = readKey(cursor);
  if (first !== undefined) return cursor.nested(() => mapping(cursor, column, first, start));
  return inline(cursor, parent, isTagged, false);
}

function sequence(cursor: YamlCursor, column: number): unknown[] {
  const items: unknown[] = [];
  while (cursor.column === column && cursor.atItem()) {
    const start = cursor.position;
    cursor.skip(ITEM);
    cursor.note?.(items, String(items.length), cursor.position);
    cursor.column = column + cursor.position - start;
    items.push(cursor.atLineEnd() ? onNextLine(cursor, column, false, false) : blockNode(cursor, column, false));
  }
  if (cursor.column > column) throw new UnusualForm();
  return items;
}

function mapping(cursor: YamlCursor, column: number, first: string, start: number): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  let key: string | undefined = first;
  let place = start;
  for (;;) {
    if (key === undefined) throw new UnusualForm();
    cursor.note?.(entries, key, place);
    setEntry(entries, key, blockValue(cursor, column, false));
    if (cursor.column !== column) break;
    place = cursor.position;
    key = readKey(cursor);
  }
  if (cursor.column > column) throw new UnusualForm();
  return entries;
}

/** A key with its colon, stepped over. */
function readKey(cursor: YamlCursor): string | undefined {
  const start = cursor.position;
  const plain = cursor.take(KEY);
  if (plain !== undefined) {
    if (plain.length > LONGEST_KEY) throw new UnusualForm();
    return plain.slice(0, -1);
  }
  if (cursor.code !== 34 && cursor.code !== 39) return undefined;
  const quoted = cursor.quoted();
  if (cursor.skip(AFTER_QUOTED_KEY)) return quoted;
  cursor.position = start;
  return undefined;
}

/** What follows a key, or a tag that follows a key. */
function blockValue(cursor: YamlCursor, parent: number, isTagged: boolean): unknown {
  cursor.skipSpaces();
  return cursor.atLineEnd() ? onNextLine(cursor, parent, isTagged, true) : inline(cursor, parent, isTagged, true);
}

/** @param ofKey whether a sequence may stand in the column of the entry itself, as it may under a key */
function onNextLine(cursor: YamlCursor, parent: number, isTagged: boolean, ofKey: boolean): unknown {
  // A comment after a dash alone would stand here; it needs a space before.
  cursor.position -= cursor.code === 35 ? 1 : 0;
  cursor.endEntry();
  if (cursor.column > parent) return blockNode(cursor, parent, isTagged);
  if (ofKey && cursor.column === parent && cursor.atItem()) return cursor.nested(() => sequence(cursor, parent));
  return isTagged ? '' : null;
}

/** What starts on the line of its key, dash or tag. */
function inline(cursor: YamlCursor, parent: number, isTagged: boolean, ofKey: boolean): unknown {
  switch (cursor.text.charAt(cursor.position)) {
    case '!':
      if (isTagged) throw new UnusualForm();
      return tagged(cursor, parent, ofKey);
    case '"':
    case "'":
      return ended(cursor, cursor.quoted());
    case '[':
    case '{':
      return ended(cursor, flowCollection(cursor, parent));
    case '|':
    case '>':
      return blockScalar(cursor, parent);
    default: {
      const text = plainText(cursor, parent);
      return isTagged ? text : plainScalar(text);
    }
  }
}

function tagged(cursor: YamlCursor, parent: number, ofKey: boolean): unknown {
  const start = cursor.position;
  const fn = longForm(cursor.take(TAG));
  if (fn === undefined) throw new UnusualForm();
  cursor.skipSpaces();
  const argument = cursor.atLineEnd() ? onNextLine(cursor, parent, true, ofKey) : inline(cursor, parent, true, ofKey);
  const wrapped: Record<string, unknown> = {};
  cursor.note?.(wrapped, fn, start);
  wrapped[fn] = longArgument(fn, argument);
  return wrapped;
}

function ended<Value>(cursor: YamlCursor, value: Value): Value {
  cursor.endEntry();
  return value;
}

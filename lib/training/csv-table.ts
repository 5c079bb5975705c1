import { UserError } from '../errors';
import { printedValue } from '../input/printed-value';

/** A field of a CSV file, and where it begins. */
export interface CsvField {
  readonly text: string;
  /** From 1; a field in quotes may go on over several. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}

/** A CSV file that cannot be used: one line that names the file, the line and the column. */
export class CsvError extends UserError {
  public constructor(file: string, at: Pick<CsvField, 'line' | 'column'>, what: string) {
    super(`${file}:${at.line}:${at.column}: ${what}`);
  }
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads a CSV file as RFC 4180 has it: fields between commas, rows between line ends (CRLF, or LF alone), quotes around
 * what holds any of these, doubled within quotes. A byte order mark, and rows that are empty, are passed over.
 *
 * @param file its name, for errors
 * @throws CsvError at the first place that RFC 4180 does not allow
 */
export function csvTable(text: string, file: string): readonly (readonly CsvField[])[] {
  const rows: CsvField[][] = [];
  let row: CsvField[] = [];
  let at = { index: text.startsWith(BYTE_ORDER_MARK) ? 1 : 0, line: 1, column: 1 };
  while (at.index < text.length) {
    const { field, next } = text[at.index] === '"' ? quoted(text, at, file) : plain(text, at, file);
    row.push(field);
    const end = lineEnd(text, next.index);
    if (end > 0 || next.index >= text.length) {
      rows.push(row);
      row = [];
      at = { index: next.index + end, line: next.line + 1, column: 1 };
    } else if (text[next.index] === ',') {
      at = { index: next.index + 1, line: next.line, column: next.column + 1 };
      if (at.index >= text.length || lineEnd(text, at.index) > 0) {
        row.push({ text: '', line: at.line, column: at.column });
        rows.push(row);
        row = [];
        at = { index: at.index + lineEnd(text, at.index), line: at.line + 1, column: 1 };
      }
    } else {
      throw new CsvError(file, next, `${printedValue(text[next.index])} follows closing quotes; write a comma`);
    }
  }
  return rows.filter((fields) => fields.length > 1 || fields[0]?.text !== '');
}

interface Place {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

function plain(text: string, at: Place, file: string): { field: CsvField; next: Place } {
  let index = at.index;
  while (index < text.length && text[index] !== ',' && lineEnd(text, index) === 0) {
    const place = { line: at.line, column: at.column + index - at.index };
    if (text[index] === '"') {
      throw new CsvError(file, place, 'a quote within a field; put the whole field in quotes, and double this one');
    }
    if (text[index] === '\r') throw new CsvError(file, place, 'a carriage return without a line feed; save it anew');
    index++;
  }
  const field = { text: text.slice(at.index, index), line: at.line, column: at.column };
  return { field, next: { index, line: at.line, column: at.column + index - at.index } };
}

function quoted(text: string, at: Place, file: string): { field: CsvField; next: Place } {
  let index = at.index + 1;
  let { line } = at;
  let lineStart = at.index - at.column + 1;
  let value = '';
  while (text[index] !== '"' || text[index + 1] === '"') {
    if (index >= text.length) throw new CsvError(file, at, 'the quotes are never closed; close them');
    if (text[index] === '"') index++;
    value += text[index];
    if (text[index] === '\n') {
      line++;
      lineStart = index + 1;
    }
    index++;
  }
  const field = { text: value, line: at.line, column: at.column };
  return { field, next: { index: index + 1, line, column: index + 2 - lineStart } };
}

/** Characters of the line end at a place; 0 where there is none. */
function lineEnd(text: string, index: number): number {
  if (text[index] === '\n') return 1;
  return text[index] === '\r' && text[index + 1] === '\n' ? 2 : 0;
}

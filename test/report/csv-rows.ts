/**
 * The rows of a table, read as RFC 4180 says.
 *
 * @throws Error where it is not one
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : plain(text, at);
    row.push(cell);
    if (text[end] === ',') {
      at = end + 1;
      // A comma at the end of a row leaves one empty cell more.
      if (text.startsWith('\r\n', at)) {
        row.push('');
        at += 2;
        rows.push(row);
        row = [];
      }
    } else if (text.startsWith('\r\n', end)) {
      rows.push(row);
      row = [];
      at = end + 2;
    } else throw new Error(`at ${end}: neither a comma nor the end of a row`);
  }
  if (row.length > 0) throw new Error('the last row has no end');
  return rows;
}

function quoted(text: string, start: number): readonly [string, number] {
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new Error(`at ${start}: the quotation has no end`);
    if (text[end + 1] !== '"') return [text.slice(start + 1, end).replaceAll('""', '"'), end + 1];
    at = end + 2;
  }
}

function plain(text: string, start: number): readonly [string, number] {
  const cell = /[^,"\r\n]*/y;
  cell.lastIndex = start;
  const found = cell.exec(text)?.[0] ?? '';
  return [found, start + found.length];
}

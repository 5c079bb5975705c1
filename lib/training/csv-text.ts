/**
 * Writes rows as RFC 4180 has it. Spreadsheets take a field for a formula that begins with one of `=+-@`, a tab or a carriage
 * return: it gets an apostrophe before it ("CSV Injection", OWASP).
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

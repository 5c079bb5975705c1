/**
 * Text from outside on one line: control characters and line separators become spaces, and so do the characters that
 * turn the direction of writing, behind which a line can read differently from what it says.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

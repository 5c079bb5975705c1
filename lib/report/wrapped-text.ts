import { oneLine } from './one-line';

/**
 * Breaks text into lines of at most `width` characters, each after `indent`; a longer word stays whole, so that a path
 * can be copied.
 */
export function wrappedText(text: string, indent: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(/ +/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line += line === '' ? word : ` ${word}`;
    }
  }
  return line === '' ? lines : [...lines, indent + line];
}

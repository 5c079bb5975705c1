/** Wide enough for a construct path and its message, narrow enough for a terminal and for a review. */
const WIDTH = 120;

/** How far the lines of an entry stand in: the first under its title, the others under the first's text. */
const FIRST = '  ';
const OTHERS = '    ';

/**
 * Breaks an entry of a section into lines of at most 120 characters; a longer word stays whole, so that a path can be
 * copied. Control characters become spaces: what an app names its resources must not steer the terminal.
 */
export function textLines(entry: string): readonly string[] {
  const lines: string[] = [];
  let line = FIRST;
  for (const word of entry
    .replace(/\p{Cc}+/gu, ' ')
    .trimEnd()
    .split(/(?<=\S) (?=\S)/)) {
    const empty = line === FIRST || line === OTHERS;
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = OTHERS + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
  }
  return [...lines, line];
}

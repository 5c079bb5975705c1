import { createScanner, type Edit, type Node, SyntaxKind } from 'jsonc-parser';

/** Keys with their values, to add to an object. */
export type Additions = Readonly<Record<string, unknown>>;

/**
 * The edits that add keys at the end of an object of a JSON text, which keep everything that stands there: comments, line
 * ends and indentation. `modify` of jsonc-parser formats the lines around anew, and parts comments from what they speak of.
 *
 * @param object its node in the text
 */
export function insertionOf(text: string, object: Node, additions: Additions): readonly Edit[] {
  const last = object.children?.at(-1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (last === undefined) return [insertionIntoEmpty(text, object, additions, newline)];

  const style = styleOf(text, object, last, newline);
  const { comma, end } = tailOf(text, last.offset + last.length, style.step !== undefined);
  const entries = entriesOf(additions, style).join(',');
  if (comma) return [{ offset: end, length: 0, content: `${entries},` }];
  return [
    { offset: last.offset + last.length, length: 0, content: ',' },
    { offset: end, length: 0, content: entries },
  ];
}

/** How entries stand: what goes before each, and the step of deeper ones; none where all is on one line. */
interface Style {
  readonly before: string;
  readonly step: string | undefined;
}

function styleOf(text: string, object: Node, last: Node, newline: string): Style {
  if (!text.slice(object.offset, last.offset).includes('\n')) return { before: ' ', step: undefined };
  const outer = indentationAt(text, object.offset);
  const own = indentationAt(text, last.offset);
  const step = own.length > outer.length && own.startsWith(outer) ? own.slice(outer.length) : '  ';
  return { before: `${newline}${own}`, step };
}

function insertionIntoEmpty(text: string, object: Node, additions: Additions, newline: string): Edit {
  const offset = object.offset + 1;
  const outer = indentationAt(text, object.offset);
  const step = outer || '  ';
  const entries = entriesOf(additions, { before: `${newline}${outer}${step}`, step }).join(',');
  const closes = /^\s*\r?\n[ \t]*\}/.test(text.slice(offset));
  return { offset, length: 0, content: closes ? entries : `${entries}${newline}${outer}` };
}

function entriesOf(additions: Additions, { before, step }: Style): readonly string[] {
  return Object.entries(additions).map(([key, value]) => {
    const written = JSON.stringify(value, undefined, step).replaceAll('\n', before);
    return `${before}${JSON.stringify(key)}: ${written}`;
  });
}

/** White space at the start of the line of an offset. */
function indentationAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Whether a comma follows a value, and where its comma ends, or the comments on its line where the next entry has its own. */
function tailOf(
  text: string,
  offset: number,
  withComments: boolean,
): { readonly comma: boolean; readonly end: number } {
  const scanner = createScanner(text);
  scanner.setPosition(offset);
  let comma = false;
  let sameLine = withComments;
  let end = offset;
  for (;;) {
    const token = scanner.scan();
    const isComment = token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia;
    if (token === SyntaxKind.LineBreakTrivia) sameLine = false;
    else if (token === SyntaxKind.CommaToken) comma = true;
    else if (token !== SyntaxKind.Trivia && !isComment) return { comma, end };
    if (token === SyntaxKind.CommaToken || (isComment && sameLine)) {
      end = scanner.getTokenOffset() + scanner.getTokenLength();
    }
  }
}

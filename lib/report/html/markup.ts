const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A browser reads a bare carriage return as a line feed.
  '\r': '&#13;',
};

/** What an HTML file cannot hold: control characters other than white space, and halves of surrogate pairs. */
const UNWRITABLE = '\u{fffd}';

/** A piece of HTML that is complete as it stands. Only {@link html} makes one, so that no text gets by unescaped. */
export class Markup {
  constructor(readonly source: string) {}
}

/** What may stand in a piece of HTML: text is escaped, markup is not, `undefined` is nothing, a list is all its parts. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** Text as it may stand in an element or between the quotation marks of an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'\r]|(?![\t\n])\p{Cc}|\p{Cs}/gu, (character) => REPLACEMENTS[character] ?? UNWRITABLE);
}

/** A piece of HTML in which all that is filled in is escaped. Attributes must stand in quotation marks. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let source = strings[0] ?? '';
  for (const [index, content] of contents.entries()) source += sourceOf(content) + (strings[index + 1] ?? '');
  return new Markup(source);
}

function sourceOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(sourceOf).join('');
  return escaped(String(content));
}

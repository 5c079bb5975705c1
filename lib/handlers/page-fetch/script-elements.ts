/** A script element of an HTML document. */
export interface ScriptElement {
  /** Value of `src`, when it has one. */
  readonly src?: string;
  readonly text: string;
}

/** "Scripts", HTML Standard: other types than these are data. */
const SCRIPT_TYPES = /^(|module|(text|application)\/(x-)?(javascript|ecmascript))$/;

const OPENING = /<!--|<script(?=[\s/>])/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The script elements in the text of a page, without those in comments. Time grows with the text's length alone. */
export function scriptElements(html: string): readonly ScriptElement[] {
  const found: ScriptElement[] = [];
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    if (match[0] === '<!--') {
      opening.lastIndex = afterOrEnd(html, '-->', match.index + 2);
      continue;
    }
    const attributes = match.index + match[0].length;
    const text = endOfTag(html, attributes);
    // The text ends within the tag: browsers drop it.
    if (text === undefined) break;
    const end = closingTag(html, text);
    const element = scriptElement(html.slice(attributes, text - 1), html.slice(text, end));
    if (element !== undefined) found.push(element);
    opening.lastIndex = end;
  }
  return found;
}

function scriptElement(tag: string, text: string): ScriptElement | undefined {
  const attributes = new Map<string, string>();
  for (const [, name = '', quoted, single, bare] of tag.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, unescaped(quoted ?? single ?? bare ?? ''));
  }
  if (!SCRIPT_TYPES.test((attributes.get('type') ?? '').trim().toLowerCase())) return undefined;
  const src = attributes.get('src');
  return { text, ...(src === undefined ? {} : { src: src.trim() }) };
}

/** The index after the tag's `>`, which may also stand in an attribute's value. */
function endOfTag(html: string, from: number): number | undefined {
  let quote = '';
  for (let index = from; index < html.length; index += 1) {
    const character = html.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
  }
  return undefined;
}

function closingTag(html: string, from: number): number {
  const closing = /<\/script(?=[\s/>])/gi;
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

function afterOrEnd(html: string, text: string, from: number): number {
  const index = html.indexOf(text, from);
  return index < 0 ? html.length : index + text.length;
}

function unescaped(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

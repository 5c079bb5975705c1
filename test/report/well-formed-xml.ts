/** An element that was read. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** The text directly in it. */
  readonly text: string;
}

/** A start, end or empty-element tag, or text up to the next one; attributes are quoted and hold neither < nor a bare &. */
const NEXT =
  /(?:<(?<end>\/)?(?<name>[A-Za-z][\w.-]*)(?<attributes>(?:\s+[A-Za-z][\w.-]*="(?:[^<&"]|&[a-z#]\w*;)*")*)\s*(?<empty>\/)?>)|(?<text>(?:[^<&]|&[a-z#]\w*;)+)/suy;

const NOT_A_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Reads XML of elements, attributes and text, which is all that reports have, strictly by XML 1.0.
 *
 * @throws Error where it is not well-formed
 */
export function readXml(document: string): XmlNode {
  const bad = NOT_A_CHARACTER.exec(document);
  if (bad !== null) throw new Error(`character ${bad[0].codePointAt(0)} at ${bad.index}`);
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trimEnd();
  const root = { name: '', attributes: {}, children: [] as XmlNode[], text: '' };
  const open = [root];
  NEXT.lastIndex = 0;
  while (NEXT.lastIndex < body.length) {
    const at = NEXT.lastIndex;
    const groups = NEXT.exec(body)?.groups;
    const parent = open.at(-1);
    if (groups === undefined || parent === undefined) throw new Error(`not XML: ${body.slice(at, at + 80)}`);
    if (groups.text !== undefined) {
      if (parent === root) throw new Error(`text outside the root element: ${groups.text}`);
      parent.text += unescaped(groups.text);
    } else if (groups.end !== undefined) {
      if (parent.name !== groups.name) throw new Error(`</${groups.name}> ends <${parent.name}>`);
      open.pop();
    } else {
      const node = {
        name: groups.name ?? '',
        attributes: attributesIn(groups.attributes ?? ''),
        children: [],
        text: '',
      };
      parent.children.push(node);
      if (groups.empty === undefined) open.push(node);
    }
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || only === undefined || others.length > 0) throw new Error('not one whole root element');
  return only;
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([A-Za-z][\w.-]*)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute twice: ${text}`);
  // XML 1.0, 3.3.3: white space in an attribute that is not written as a reference is read as a space.
  return Object.fromEntries(pairs.map(([name, value]) => [name, unescaped(value.replace(/[\t\n\r]/g, ' '))]));
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(#x?)?(\w+);/g, (reference, numeric: string | undefined, name: string) => {
    const character =
      numeric === undefined ? named[name] : String.fromCodePoint(Number(`${numeric === '#x' ? '0x' : ''}${name}`));
    if (character === undefined || NOT_A_CHARACTER.test(character)) throw new Error(`no such reference: ${reference}`);
    return character;
  });
}

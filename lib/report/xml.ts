/** A piece of XML that is well-formed by itself. */
export type Xml = string & { readonly xml: unique symbol };

/** What XML 1.0 cannot hold or discourages (section 2.2): control characters, halves of surrogate pairs, noncharacters. */
const NOT_XML = /[^\P{Cc}\t\n\r]|[\p{Surrogate}\ufffe\uffff]/gu;

/** An element; attributes that are `undefined` are left out. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: readonly Xml[] = [],
): Xml {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(`${value}`).replace(/[\t\n]/g, reference)}"`);
  const start = `<${name}${written.join('')}`;
  return (content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`) as Xml;
}

/** Text between tags; characters that XML cannot hold are left out. */
export function xmlText(text: string): Xml {
  return escaped(text) as Xml;
}

/** A document of one root element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function escaped(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"'\r]/g, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

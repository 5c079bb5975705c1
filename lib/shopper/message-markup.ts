/** What a mail client makes of markup, or the first thing in it that is refused. */
export type ReadMarkup =
  | {
      /** What is shown, with alternative texts. */
      readonly text: string;
      /** Where links and pictures lead, as written in the attributes, entities decoded. */
      readonly addresses: readonly string[];
    }
  | { readonly refused: string };

/** Elements between which words do not grow together. */
const BLOCKS = 'p br div h1 h2 h3 ul ol li hr table thead tbody tr td th img'.split(' ');

/** Elements within a word. */
const INLINE = 'a b strong em i code span'.split(' ');

/** Attributes that only look: letters, numbers, and what colours, sizes and font names need. */
const STYLES = 'style width height align valign bgcolor border cellpadding cellspacing lang dir role class'.split(' ');
const STYLE_VALUE = /^[\w\s:;.,#%'!-]*(?:rgba?\([\d\s.,%]*\)[\w\s:;.,#%'!-]*)*$/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

const TAG = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z]+="[^"<>]*")*)\s*\/?>$/i;

/**
 * Reads the HTML of a message. Little of HTML is taken, so that there is one way to read it: a few elements and
 * attributes, each in double quotes, no comments, and no entities but `&amp;` `&lt;` `&gt;` `&quot;` `&#39;` `&nbsp;`.
 */
export function readMarkup(html: string): ReadMarkup {
  const addresses: string[] = [];
  let text = '';
  for (const [part] of html.matchAll(/<[^<>]*>|[^<>]+|[<>]/g)) {
    if (!/^[<>]/.test(part)) {
      const refused = unknownEntity(part);
      if (refused !== undefined) return { refused };
      text += decoded(part);
      continue;
    }
    const [, , name = '', attributes = ''] = TAG.exec(part) ?? [];
    const element = name.toLowerCase();
    if (!BLOCKS.includes(element) && !INLINE.includes(element)) return { refused: part.slice(0, 80) };
    if (BLOCKS.includes(element)) text += ' ';
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([a-z]+)="([^"]*)"/gi)) {
      const refused = unknownEntity(value);
      if (refused !== undefined) return { refused };
      const key = `${element}.${attribute.toLowerCase()}`;
      if (key === 'a.href' || key === 'img.src') addresses.push(decoded(value));
      else if (key === 'img.alt') text += ` ${decoded(value)} `;
      else if (!isStyle(attribute, value)) return { refused: `${attribute}="${value}"`.slice(0, 80) };
    }
  }
  return { text, addresses };
}

function isStyle(attribute: string, value: string): boolean {
  return STYLES.includes(attribute.toLowerCase()) && STYLE_VALUE.test(value) && !/import|expression/i.test(value);
}

/** An ampersand that does not stand alone begins an entity, in old programs also without a semicolon. */
function unknownEntity(text: string): string | undefined {
  return [...text.matchAll(/&(?!\s|$)[^;\s]*;?/g)]
    .map(([entity]) => entity)
    .find((entity) => !Object.hasOwn(ENTITIES, entity))
    ?.slice(0, 80);
}

function decoded(text: string): string {
  return text.replace(/&[^;\s]*;/g, (entity) => ENTITIES[entity] ?? entity);
}

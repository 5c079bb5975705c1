import { JsonTokens } from './template-json-tokens';
import type { Place } from './template-place';

const WHITE_SPACE = /\s*/y;

/** A place in a JSON text that is known to be right. Each object and list is looked through when it is asked for. */
export class JsonPlace implements Place {
  private children: ReadonlyMap<string, JsonPlace> | undefined;

  /** @param value offset of the value, which is {@link offset} where it has no key */
  public constructor(
    private readonly text: string,
    public readonly offset: number,
    private readonly value = afterSpace(text, offset),
  ) {}

  public child(key: string): Place | undefined {
    this.children ??= this.text.charAt(this.value) === '[' ? this.items() : this.entries();
    return this.children.get(key);
  }

  private items(): ReadonlyMap<string, JsonPlace> {
    const items = new Map<string, JsonPlace>();
    const tokens = new JsonTokens(this.text, this.value);
    do {
      const token = tokens.next();
      const startsItem = token === ',' || (token === '[' && items.size === 0);
      if (startsItem && tokens.depth === 1) {
        items.set(String(items.size), new JsonPlace(this.text, afterSpace(this.text, tokens.end)));
      }
    } while (tokens.depth > 0);
    return items;
  }

  /** Of a key that stands twice the last counts, as in the value. */
  private entries(): ReadonlyMap<string, JsonPlace> {
    const entries = new Map<string, JsonPlace>();
    if (this.text.charAt(this.value) !== '{') return entries;
    const tokens = new JsonTokens(this.text, this.value);
    let key = '';
    let start = this.value;
    do {
      const token = tokens.next();
      if (tokens.depth !== 1) continue;
      if (token === '"') {
        key = tokens.string;
        start = tokens.start;
      } else if (token === ':') {
        entries.set(key, new JsonPlace(this.text, start, afterSpace(this.text, tokens.end)));
      }
    } while (tokens.depth > 0);
    return entries;
  }
}

function afterSpace(text: string, offset: number): number {
  WHITE_SPACE.lastIndex = offset;
  WHITE_SPACE.test(text);
  return WHITE_SPACE.lastIndex;
}

import { DEEPEST_NESTING } from './template-fault';

/** Thrown where a text leaves the form that is read here; the whole of YAML is left to the `yaml` package. */
export class UnusualForm extends Error {
  /** @param offset in the text, about */
  public constructor(public readonly offset = 0) {
    super();
  }
}

/** Told where each entry of an object (by key) and of a list (by index) stands, as an offset in the text. */
export type NotePlace = (container: object, key: string, offset: number) => void;

const NEWLINE = 10;
const SPACE = 32;
const DASH = 45;
const DOT = 46;

const SPACES = / */y;
const REST_OF_LINE = /(?: +#[^\n]*| *)\n/y;
const EMPTY_LINES = /(?: *(?:#[^\n]*)?\n)* */y;
const DOUBLE_QUOTED = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"/y;
const SINGLE_QUOTED = /'[^'\n]*(?:''[^'\n]*)*'/y;

/** A place in a YAML text of which every line ends in a line feed. */
export class YamlCursor {
  public position = 0;
  /** Column of the position while it is at the start of an entry, counted from 0; -1 at the end of the text. */
  public column = 0;
  /** How many objects and lists are open. */
  private depth = 0;

  public constructor(
    public readonly text: string,
    public readonly note: NotePlace | undefined,
  ) {}

  /** The character at the position. */
  public get code(): number {
    return this.text.charCodeAt(this.position);
  }

  /** Steps over what a sticky pattern matches; otherwise stays. */
  public skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    if (!pattern.test(this.text)) return false;
    this.position = pattern.lastIndex;
    return true;
  }

  /** What a sticky pattern matches here, stepped over. */
  public take(pattern: RegExp): string | undefined {
    const start = this.position;
    return this.skip(pattern) ? this.text.slice(start, this.position) : undefined;
  }

  /** The text of an unquoted scalar, which ends before the spaces that follow it. */
  public takeText(pattern: RegExp): string {
    const start = this.position;
    if (!this.skip(pattern)) throw new UnusualForm();
    while (this.text.charCodeAt(this.position - 1) === SPACE) this.position -= 1;
    return this.text.slice(start, this.position);
  }

  public skipSpaces(): void {
    this.skip(SPACES);
  }

  /** Whether nothing but a comment follows on the line. */
  public atLineEnd(): boolean {
    return this.code === NEWLINE || this.code === 35;
  }

  /** From the end of an entry to the start of the next one, over comments and empty lines. */
  public endEntry(): void {
    if (!this.skip(REST_OF_LINE)) throw new UnusualForm();
    this.startEntry();
  }

  /** From the start of a line to the start of the next entry. */
  public startEntry(): void {
    const start = this.position;
    this.skip(EMPTY_LINES);
    const { text, position } = this;
    if (position >= text.length) {
      this.column = -1;
      return;
    }
    this.column = position - Math.max(start, text.lastIndexOf('\n', position - 1) + 1);
    const marker = this.column === 0 && (this.code === DASH || this.code === DOT);
    if (marker && (text.startsWith('---', position) || text.startsWith('...', position))) throw new UnusualForm();
  }

  /** Whether an item of a block sequence starts here. */
  public atItem(): boolean {
    if (this.code !== DASH) return false;
    const next = this.text.charCodeAt(this.position + 1);
    return next === SPACE || next === NEWLINE;
  }

  /** A quoted scalar of one line. */
  public quoted(): string {
    const single = this.take(SINGLE_QUOTED);
    if (single !== undefined) return single.slice(1, -1).replaceAll("''", "'");
    const double = this.take(DOUBLE_QUOTED);
    if (double === undefined) throw new UnusualForm();
    return double.includes('\\') ? unescaped(double) : double.slice(1, -1);
  }

  /** Reads an object or a list within the bound on nesting. */
  public nested<Value>(read: () => Value): Value {
    this.depth += 1;
    if (this.depth > DEEPEST_NESTING) throw new UnusualForm();
    const value = read();
    this.depth -= 1;
    return value;
  }
}

/** Sets an entry of an object that is read. Keys that need care are left to the other reader, `constructor` among them. */
export function setEntry(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key in object || key === '<<') throw new UnusualForm();
  object[key] = value;
}

/** JSON's escapes are YAML's; the other way round YAML has more. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new UnusualForm();
  }
}

const TOKEN = /["{}[\],:]/g;

/**
 * The strings, brackets, commas and colons of a JSON text, one after another; numbers and words are passed over. A string
 * without an end goes on to the end of the text.
 */
export class JsonTokens {
  /** Offset of the current token. */
  public start = 0;
  /** Offset after it. */
  public end: number;
  /** Brackets that are open after it. */
  public depth = 0;

  public constructor(
    private readonly text: string,
    offset = 0,
  ) {
    this.end = offset;
  }

  /** Steps to the next token. @returns its first character; undefined at the end of the text */
  public next(): string | undefined {
    TOKEN.lastIndex = this.end;
    if (!TOKEN.test(this.text)) return undefined;
    this.start = TOKEN.lastIndex - 1;
    const token = this.text.charAt(this.start);
    this.end = token === '"' ? this.stringEnd() : TOKEN.lastIndex;
    if (token === '{' || token === '[') this.depth += 1;
    if (token === '}' || token === ']') this.depth -= 1;
    return token;
  }

  /** What the current token, a string, stands for. */
  public get string(): string {
    const token = this.text.slice(this.start, this.end);
    return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
  }

  private stringEnd(): number {
    let quote = this.start;
    do {
      quote = this.text.indexOf('"', quote + 1);
      if (quote < 0) return this.text.length;
    } while (this.isEscaped(quote));
    return quote + 1;
  }

  private isEscaped(quote: number): boolean {
    let first = quote;
    while (this.text.charCodeAt(first - 1) === 92) first -= 1;
    return (quote - first) % 2 === 1;
  }
}

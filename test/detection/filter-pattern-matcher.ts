/**
 * Whether a log event matches a JSON filter pattern of CloudWatch Logs, by "Filter pattern syntax for metric filters,
 * subscription filters, filter log events, and Live Tail": `=` and `!=` of texts with `*` at an end, `NOT EXISTS`, `&&` before
 * `||`, and parentheses. A selector that is not there matches neither `=` nor `!=`. Throws at what it cannot parse.
 */
export function matchesFilter(pattern: string, event: unknown): boolean {
  const inner = /^\{(.*)\}$/s.exec(pattern)?.[1];
  if (inner === undefined) throw new Error(`${pattern} is no JSON pattern`);
  const tokens = inner.match(/\$[\w.]+|"[^"]*"|&&|\|\||!=|=|\(|\)|NOT EXISTS|[\w.*-]+|\S/g) ?? [];
  const parser = new Parser(tokens, event);
  const result = parser.either();
  if (!parser.isAtEnd) throw new Error(`${pattern} goes on where it should end`);
  return result;
}

class Parser {
  private at = 0;

  public constructor(
    private readonly tokens: readonly string[],
    private readonly event: unknown,
  ) {}

  public get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  public either(): boolean {
    let result = this.both();
    while (this.takes('||')) result = this.both() || result;
    return result;
  }

  private both(): boolean {
    let result = this.term();
    while (this.takes('&&')) result = this.term() && result;
    return result;
  }

  private term(): boolean {
    if (this.takes('(')) {
      const result = this.either();
      if (!this.takes(')')) throw new Error('a parenthesis is not closed');
      return result;
    }
    const selector = this.next();
    if (!selector.startsWith('$.')) throw new Error(`${selector} is no selector`);
    const value = selected(this.event, selector);
    const operator = this.next();
    if (operator === 'NOT EXISTS') return value === undefined;
    const wanted = this.next().replace(/^"(.*)"$/, '$1');
    if (operator === '=') return value !== undefined && isLike(String(value), wanted);
    if (operator === '!=') return value !== undefined && !isLike(String(value), wanted);
    throw new Error(`the operator ${operator} is not known`);
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new Error('the pattern ends too early');
    return token;
  }
}

function selected(event: unknown, selector: string): unknown {
  return selector
    .slice(2)
    .split('.')
    .reduce<unknown>((value, key) => (Object(value) as Record<string, unknown>)[key] ?? undefined, event);
}

function isLike(value: string, wanted: string): boolean {
  if (wanted.startsWith('*')) return value.endsWith(wanted.slice(1));
  return wanted.endsWith('*') ? value.startsWith(wanted.slice(0, -1)) : value === wanted;
}

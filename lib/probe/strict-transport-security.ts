/** What a header `Strict-Transport-Security` tells a browser. */
export interface StrictTransportSecurity {
  /** Seconds. */
  readonly maxAge: number;
  readonly includeSubdomains: boolean;
  readonly preload: boolean;
}

/**
 * Reads the header as a browser does (RFC 6797, sections 6.1 and 8.1).
 *
 * @returns undefined where the browser ignores it: without a `max-age`, or with a directive twice
 */
export function strictTransportSecurityOf(header: string): StrictTransportSecurity | undefined {
  const directives = new Map<string, string>();
  for (const part of header.split(';').map((text) => text.trim())) {
    if (part === '') continue;
    const [name = '', ...value] = part.split('=').map((text) => text.trim());
    if (directives.has(name.toLowerCase())) return undefined;
    directives.set(name.toLowerCase(), value.join('=').replace(/^"(.*)"$/, '$1'));
  }
  const maxAge = directives.get('max-age');
  if (maxAge === undefined || !/^\d{1,15}$/.test(maxAge)) return undefined;
  return {
    maxAge: Number(maxAge),
    includeSubdomains: directives.has('includesubdomains'),
    preload: directives.has('preload'),
  };
}

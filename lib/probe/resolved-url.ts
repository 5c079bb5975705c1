/** An address read against another, as a browser reads a link; absent where it is none. */
export function resolvedUrl(text: string, base: URL): URL | undefined {
  return URL.canParse(text, base.href) ? new URL(text, base) : undefined;
}

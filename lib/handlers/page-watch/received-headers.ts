/** Headers by lower-case name, as {@link ObservedPage.headers} has them; values of a repeated header are joined. */
export function receivedHeaders(
  pairs: readonly { readonly name: string; readonly value: string }[],
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { name, value } of pairs) {
    const key = name.toLowerCase();
    // A cookie is no security header, and may be a session: it does not belong into evidence.
    if (key === 'set-cookie') continue;
    const before = headers[key];
    headers[key] = before === undefined ? value.trim() : `${before}, ${value.trim()}`;
  }
  return headers;
}

/** What an error is called, for logs: messages of errors repeat addresses and other things that logs must not have. */
export function errorName(error: unknown): string {
  const { name } = Object(error) as { readonly name?: unknown };
  return typeof name === 'string' ? name : 'unknown';
}

import type { Headers } from './header-settings';

/** Headers that tell the software behind a shop, as the control ServerHeadersRemoved has them. */
export const TELLING_HEADERS = ['Server', 'X-Powered-By'];

/** Those of them that tell something. CloudFront writes its own name where it takes out the origin's ("Understand response headers policies"). */
export function tellingHeaders(headers: Headers): ReadonlyMap<string, string> {
  const values = TELLING_HEADERS.map((name) => [name, (headers[name.toLowerCase()] ?? []).join(', ').trim()] as const);
  return new Map(values.filter(([, value]) => value !== '' && value.toLowerCase() !== 'cloudfront'));
}

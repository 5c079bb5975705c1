import type { ProbeClient } from './probe-client';
import type { ProbeResponse } from './probe-request';
import { resolvedUrl } from './resolved-url';

/** One redirect. */
export interface Hop {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** Where following redirects ended. */
export type ChainEnd =
  | { readonly kind: 'answer'; readonly url: URL; readonly response: ProbeResponse }
  /** On another host or port, which is not asked. */
  | { readonly kind: 'elsewhere'; readonly location: string }
  /** On plain HTTP, or on what is no address of the web. */
  | { readonly kind: 'insecure'; readonly location: string }
  /** Nowhere. */
  | { readonly kind: 'endless'; readonly reason: string };

/** An address of the shop with the redirects that it led through. */
export interface Chain {
  readonly hops: readonly Hop[];
  /** Headers `Set-Cookie` of all answers. */
  readonly cookies: readonly string[];
  readonly end: ChainEnd;
}

/** Most redirects that are followed. */
export const MOST_HOPS = 5;

/** Whether a status tells to go to the address of `Location`. */
export function isRedirect({ status, headers }: ProbeResponse): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.location?.[0] !== undefined;
}

/**
 * Gets an address over HTTPS and follows redirects as long as they stay on the shop.
 *
 * @throws ProbeFailure when an answer does not come
 */
export async function follow(client: ProbeClient, address: URL, readsBody = false): Promise<Chain> {
  const hops: Hop[] = [];
  const cookies: string[] = [];
  const seen = new Set<string>();
  for (let url = address; ; ) {
    const response = await client.get(url, readsBody);
    cookies.push(...(response.headers['set-cookie'] ?? []));
    if (!isRedirect(response)) return { hops, cookies, end: { kind: 'answer', url, response } };
    seen.add(url.href);
    const location = response.headers.location?.[0] ?? '';
    const next = resolvedUrl(location, url);
    hops.push({ url: url.href, status: response.status, location: next?.href ?? location });
    if (next === undefined) return { hops, cookies, end: { kind: 'insecure', location } };
    const end = endOf(client.target.origin, next, seen, hops.length);
    if (end !== undefined) return { hops, cookies, end };
    url = withoutFragment(next);
  }
}

function endOf(origin: string, next: URL, seen: ReadonlySet<string>, hops: number): ChainEnd | undefined {
  if (next.protocol !== 'https:') return { kind: 'insecure', location: next.href };
  if (next.origin !== origin) return { kind: 'elsewhere', location: next.href };
  if (seen.has(withoutFragment(next).href)) return { kind: 'endless', reason: `it comes back to ${next.href}` };
  return hops > MOST_HOPS ? { kind: 'endless', reason: `it goes on after ${MOST_HOPS} redirects` } : undefined;
}

function withoutFragment(url: URL): URL {
  const bare = new URL(url);
  bare.hash = '';
  return bare;
}

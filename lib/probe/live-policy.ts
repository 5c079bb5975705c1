import { type CspDirectives, directivesOf } from '../controls/edge/csp-directives';

/** Directives that fall back to `default-src`. */
const FALLS_BACK = /-src(-elem|-attr)?$/;
const NONCE = /'nonce-([^']+)'/gi;

/**
 * The Content-Security-Policy of a live page as a header that never changes, for controls that know no other.
 *
 * A nonce that was another in the second answer is as good as a hash, and becomes one. One that came twice stays: whoever
 * injects a script has seen it. Of several policies, which a browser all enforces, one is made that allows no less than
 * they do together, so that it is never judged better than the page is.
 *
 * @param headers values of the header in the first answer
 * @param again its values in the second
 * @returns undefined without a policy
 */
export function livePolicy(headers: readonly string[], again: readonly string[]): string | undefined {
  const stale = new Set(noncesOf(again));
  const policies = headers
    .flatMap((header) => header.split(','))
    .map((policy) => policy.trim())
    .filter((policy) => policy !== '')
    .map((policy) => policy.replace(NONCE, (whole, nonce: string) => (stale.has(nonce) ? whole : `'sha256-${nonce}'`)));
  return policies.length <= 1 ? policies[0] : merged(policies.map(directivesOf));
}

/** The nonces that came in both answers. */
export function staleNonces(headers: readonly string[], again: readonly string[]): readonly string[] {
  const second = new Set(noncesOf(again));
  return [...new Set(noncesOf(headers))].filter((nonce) => second.has(nonce));
}

function noncesOf(headers: readonly string[]): readonly string[] {
  return headers.flatMap((header) => [...header.matchAll(NONCE)].map(([, nonce = '']) => nonce));
}

/** The policy that says most, with what others say of directives that it leaves free. */
function merged(policies: readonly CspDirectives[]): string {
  const [leading, ...others] = policies.toSorted((one, other) => other.size - one.size);
  const directives = new Map(leading);
  for (const [name, sources] of others.flatMap((policy) => [...policy])) {
    const free = !directives.has(name) && !(FALLS_BACK.test(name) && leading?.has('default-src') === true);
    if (free) directives.set(name, sources);
  }
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

import { directivesOf } from '../../lib/controls/edge/csp-directives';
import { livePolicy, staleNonces } from '../../lib/probe/live-policy';

test.each<[string, readonly string[], readonly string[], string | undefined]>([
  ['no policy', [], [], undefined],
  ['an empty policy', [' '], [], undefined],
  ['one policy stays as it is', ["script-src 'self';  base-uri 'none'"], [], "script-src 'self';  base-uri 'none'"],
  ['a fresh nonce becomes a hash', ["script-src 'nonce-a1'"], ["script-src 'nonce-b2'"], "script-src 'sha256-a1'"],
  ['a stale nonce stays', ["script-src 'nonce-a1'"], ["script-src 'nonce-a1'"], "script-src 'nonce-a1'"],
  [
    'each nonce is judged by itself',
    ["script-src 'NONCE-a1' 'nonce-b2'"],
    ["script-src 'nonce-c3' 'nonce-b2'"],
    "script-src 'sha256-a1' 'nonce-b2'",
  ],
])('%s', (_name, first, second, expected) => {
  expect(livePolicy(first, second)).toBe(expected);
});

test('tells which nonces came twice', () => {
  expect(staleNonces(["script-src 'nonce-a1'; style-src 'nonce-a1' 'nonce-b2'"], ["script-src 'nonce-a1'"])).toEqual([
    'a1',
  ]);
});

describe('of several policies', () => {
  const directives = (...headers: readonly string[]) => Object.fromEntries(directivesOf(livePolicy(headers, []) ?? ''));

  test('directives are put together, from several headers or one', () => {
    const expected = { 'script-src': ["'self'"], 'object-src': ["'none'"], 'frame-ancestors': ["'none'"] };

    expect(directives("frame-ancestors 'none'", "script-src 'self'; object-src 'none'")).toEqual(expected);
    expect(directives("frame-ancestors 'none', script-src 'self'; object-src 'none'")).toEqual(expected);
  });

  test('what the longest says counts, also by its fallback: the others only forbid more', () => {
    const long = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; report-to csp";

    expect(directives('script-src *; base-uri *; form-action *', long)).toEqual({
      'default-src': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
      'report-to': ['csp'],
      'form-action': ['*'],
    });
  });

  test('nothing is made stricter than one of them is', () => {
    const merged = directives('script-src *; object-src *', 'script-src https:');

    expect(merged['script-src']).toEqual(['*']);
  });
});

import { matchesWildcards } from '../../lib/controls/wildcard-pattern';

test.each([
  ['*', '/checkout*', true],
  ['/check*', '/checkout*', true],
  ['/checkout*', '/checkout*', true],
  ['/checkou?*', '/checkout*', true],
  ['/checkout', '/checkout*', false],
  ['/checkout/*', '/checkout*', false],
  ['/Check*', '/checkout*', false],
  ['*.php', '/checkout*', false],
  ['', '', true],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(matchesWildcards(pattern, text)).toBe(expected);
});

test('many wildcards end', () => {
  const started = performance.now();

  expect(matchesWildcards('*a'.repeat(200), 'a'.repeat(199).concat('b'.repeat(2_000)))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});

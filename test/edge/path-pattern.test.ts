import { Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { covers, refuseUnreachable } from '../../lib/edge/path-pattern';

test.each<[string, string, boolean]>([
  ['/api/*', '/api/v1/*', true],
  ['/api/*', '/api/', true],
  ['/api/*', '/api', false],
  ['/api*', '/api/*', true],
  ['/api/v1/*', '/api/*', false],
  ['/*', '/anything/*.html', true],
  ['/a?c', '/abc', true],
  ['/a?c', '/a?c', true],
  ['/abc', '/a?c', false],
  ['/a?c', '/a*c', false],
  ['/a*c', '/a?c', true],
  ['/a*c', '/a*b*c', true],
  ['/a*b*c', '/a*c', false],
  ['/*.jpg', '/images/*.jpg', true],
  ['/images/*', '/*.jpg', false],
  ['/API/*', '/api/v1', false],
  ['/a', '/a', true],
  ['/a', '/ab', false],
])('%s takes all of %s: %s', (broad, narrow, expected) => {
  expect(covers(broad, narrow)).toBe(expected);
});

const pattern = fc
  .array(fc.constantFrom('a', 'b', '/', '*', '?'), { maxLength: 8 })
  .map((signs) => `/${signs.join('')}`);
const fillings = fc.array(fc.constantFrom('', 'a', 'b', '/', 'ab', 'x'), { minLength: 9, maxLength: 9 });

/** A path of a pattern: each wildcard is filled with one text. */
const pathOf = (text: string, texts: readonly string[]) =>
  [...text].map((sign, at) => (sign === '*' ? texts[at] : sign === '?' ? texts[at]?.[0] || 'x' : sign)).join('');
const matcherOf = (text: string) =>
  new RegExp(`^${text.replace(/[/]/g, '\\/').replaceAll('?', '.').replaceAll('*', '.*')}$`);

test('a pattern that another covers has no path outside of it', () => {
  fc.assert(
    fc.property(pattern, pattern, fillings, (broad, narrow, texts) => {
      const path = pathOf(narrow, texts);

      expect(matcherOf(narrow).test(path)).toBe(true);
      return !covers(broad, narrow) || matcherOf(broad).test(path);
    }),
    { numRuns: 2_000 },
  );
});

describe('refuses', () => {
  const FORM = 'begin it with / and write at most 255 letters, digits and _-.*?$/~"\'@:+&';

  test.each<[string, string, string]>([
    ['a pattern twice', '/cart*', 'give another pathPattern: the distribution has a behavior for this one'],
    ['one that an earlier one swallows', '/cart/items/*', 'add it before "/cart*", which takes all its requests'],
    ['one without a slash', 'cart*', FORM],
    ['one with other characters', '/cart items', FORM],
    ['one that is too long', `/${'x'.repeat(255)}`, FORM],
  ])('%s', (_name, text, mend) => {
    const scope = new Stack(undefined, 'Edge');

    expect(() => refuseUnreachable(scope, text, ['/api/*', '/cart*'])).toThrow(
      new Error(`Edge: pathPattern is ${JSON.stringify(text)}; ${mend}`),
    );
  });

  test('nothing else', () => {
    const scope = new Stack(undefined, 'Edge');

    expect(() => refuseUnreachable(scope, '/car*', ['/api/*', '/cart*'])).not.toThrow();
    expect(() => refuseUnreachable(scope, `/${'x'.repeat(254)}`, ['/api/*'])).not.toThrow();
  });
});

import * as fc from 'fast-check';
import { globOf } from '../../lib/check/template-glob';

describe('globOf', () => {
  test.each([
    ['templates/*.yaml', 'templates', ['a.yaml', '.yaml'], ['a.yml', 'b/a.yaml', 'a.yaml/b']],
    ['templates/**/*.yaml', 'templates', ['a.yaml', 'b/a.yaml', 'b/c/a.yaml'], ['a.json', 'b/a.yaml/c']],
    ['**/shop-?.json', '.', ['shop-1.json', 'a/shop-x.json'], ['shop-.json', 'shop-12.json', 'xshop-1.json']],
    ['a/*/c/**', 'a', ['b/c/d', 'b/c/d/e', 'b/c'], ['b/d', 'c/d']],
    ['/srv/*/t.yaml', '/srv', ['x/t.yaml'], ['t.yaml']],
    ['/*.yaml', '/', ['a.yaml'], []],
    ['./t*e.yaml', '.', ['template.yaml', 'te.yaml'], ['t.yaml']],
    ['*a*b*.y?ml', '.', ['xaxbx.yaml', 'ab.yxml'], ['ba.yaml']],
    ['[ab].*', '.', ['[ab].yaml'], ['a.yaml']],
  ])('%s', (pattern, base, matching, others) => {
    const glob = globOf(pattern);
    expect(glob?.base).toBe(base);
    expect(matching.filter((path) => glob?.matches(path) !== true)).toStrictEqual([]);
    expect(others.filter((path) => glob?.matches(path) !== false)).toStrictEqual([]);
  });

  test('a path without wildcards is none', () => {
    expect(globOf('templates/[a].yaml')).toBeUndefined();
  });

  test('matches what a regular expression for the pattern matches', () => {
    const name = fc.stringMatching(/^[ab.]{1,4}$/);
    const part = fc.oneof(
      fc.constant('**'),
      fc.stringMatching(/^[ab.*?]{1,4}$/).filter((text) => !text.includes('**') && text !== '.'),
    );
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(name, { minLength: 1, maxLength: 4 }),
        (parts, names) => {
          const source = parts.map((each) =>
            each === '**'
              ? '(?:[^/]+/)*'
              : `${each.replaceAll('.', '\\.').replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`,
          );
          const expected = new RegExp(`^${source.join('')}$`).test(`${names.join('/')}/`);
          expect(globOf(`*/${parts.join('/')}`)?.matches(`x/${names.join('/')}`)).toBe(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a pattern of many stars takes no time', () => {
    expect(globOf(`${'*a'.repeat(500)}b`)?.matches('a'.repeat(5000))).toBe(false);
    expect(globOf(`${'**/a/**/'.repeat(500)}b`)?.matches('a/'.repeat(1000))).toBe(false);
  });
});

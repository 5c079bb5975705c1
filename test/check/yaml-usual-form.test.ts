import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { UnusualForm } from '../../lib/check/yaml-cursor';
import { readUsualForm } from '../../lib/check/yaml-usual-form';
import { readYamlValues } from '../../lib/check/yaml-values';
import { AssemblyError } from '../../lib/errors';
import { jsonValue, mutated, mutation, template, yamlLines } from './template-arbitrary';

/** Texts in the usual form, and what they stand for. */
const USUAL: readonly (readonly [what: string, text: string, value: unknown])[] = [
  ['an object', 'a: 1\nb: x y\n', { a: 1, b: 'x y' }],
  ['nested objects', 'a:\n  b:\n    c: d\n  e: f\n', { a: { b: { c: 'd' }, e: 'f' } }],
  ['a list under a key, indented or not', 'a:\n  - 1\nb:\n- 2\n', { a: [1], b: [2] }],
  [
    'objects in a list',
    '- a: 1\n  b: 2\n-   c: 3\n    d: 4\n',
    [
      { a: 1, b: 2 },
      { c: 3, d: 4 },
    ],
  ],
  ['lists in a list', '- - 1\n  - 2\n-\n  - 3\n', [[1, 2], [3]]],
  ['an item on the next line', '-\n  a: 1\n', [{ a: 1 }]],
  ['nothing under a key or a dash', 'a:\nb: # none\nc:\n  -\n  -\n', { a: null, b: null, c: [null, null] }],
  ['comments and empty lines', '# one\n\na: 1 # two\n  # three\n\nb: x#y\n', { a: 1, b: 'x#y' }],
  ['a document start', '# head\n--- # start\na: 1\n', { a: 1 }],
  [
    'keys with colons, slashes and dots',
    'Fn::If: 1\n/x/{id+}: 2\naws:y.z: 3\n',
    { 'Fn::If': 1, '/x/{id+}': 2, 'aws:y.z': 3 },
  ],
  ['keys that look like something else', 'yes: 1\n2012-10-17: 2\n1: 3\n', { '1': 3, yes: 1, '2012-10-17': 2 }],
  ['quoted keys', "\"a b\": 1\n'it''s' : 2\n", { 'a b': 1, "it's": 2 }],
  ['single quotes', "a: 'it''s # no: comment' # but this\n", { a: "it's # no: comment" }],
  ['double quotes', 'a: "x\\ny\\t\\"z\\u0041"\n', { a: 'x\ny\t"zA' }],
  ['text with marks in it', 'a: x:y\n', { a: 'x:y' }],
  ['text that begins with a mark', 'a: :root\nb: ::/0\nc: -x\n', { a: ':root', b: '::/0', c: '-x' }],
  ['text over several lines', 'a: one\n  two\n\n  three # end\nb: 1\n', { a: 'one two\nthree', b: 1 }],
  ['text on the next line', 'a:\n  one\n  two\n', { a: 'one two' }],
  ['a literal', 'a: |\n  one\n   two\n\n  # three\nb: 1\n', { a: 'one\n two\n\n# three\n', b: 1 }],
  ['literals with other ends', 'a: |-\n  x\n\nb: |+\n  y\n\nc: 1\n', { a: 'x', b: 'y\n\n', c: 1 }],
  ['folded text', 'a: >\n  one\n  two\n\n  three\n\n\nb: >-\n  x\n', { a: 'one two\nthree\n', b: 'x' }],
  ['a literal in a list', '- |\n  x\n- a: |\n    y\n', ['x\n', { a: 'y\n' }]],
  ['a flow list', 'a: [1, "b, c", d e, [true], ]\n', { a: [1, 'b, c', 'd e', [true]] }],
  ['a flow object', 'a: {b: 1, "c":2, d: , e: {f: s3:*}}\n', { a: { b: 1, c: 2, d: null, e: { f: 's3:*' } } }],
  ['flows over several lines', 'a: [ # one\n    b,\n\n    c # two\n  ]\n', { a: ['b', 'c'] }],
  ['empty flows', 'a: {}\nb: []\n', { a: {}, b: [] }],
  [
    'short forms of text',
    'a: !Ref B\nb: !Sub "${C}x"\nc: !GetAZs\n',
    { a: { Ref: 'B' }, b: { 'Fn::Sub': '${C}x' }, c: { 'Fn::GetAZs': '' } },
  ],
  ['text after a short form', 'a: !Ref 012\nb: !Sub true\n', { a: { Ref: '012' }, b: { 'Fn::Sub': 'true' } }],
  [
    'attributes of attributes',
    'a: !GetAtt B.C.D\nb: !GetAtt B\n',
    { a: { 'Fn::GetAtt': ['B', 'C.D'] }, b: { 'Fn::GetAtt': 'B' } },
  ],
  [
    'a short form of a list',
    'a: !If\n  - C\n  - 1\n  - !Ref D\nb: !Not\n- x\n',
    { a: { 'Fn::If': ['C', 1, { Ref: 'D' }] }, b: { 'Fn::Not': ['x'] } },
  ],
  [
    'a short form of an object',
    'a: !Transform\n  Name: x\nb: !Cidr {a: 1}\n',
    { a: { 'Fn::Transform': { Name: 'x' } }, b: { 'Fn::Cidr': { a: 1 } } },
  ],
  ['a short form of a literal', 'a: !Sub |\n  x\n  ${Y}\n', { a: { 'Fn::Sub': 'x\n${Y}\n' } }],
  [
    'short forms in a flow',
    'a: !Join ["", [!Ref B, !GetAtt C.D, !Sub "e", !GetAZs ]]\n',
    { a: { 'Fn::Join': ['', [{ Ref: 'B' }, { 'Fn::GetAtt': ['C', 'D'] }, { 'Fn::Sub': 'e' }, { 'Fn::GetAZs': '' }]] } },
  ],
  ['short forms as items', '- !Ref A\n- !Equals [a, b]\n', [{ Ref: 'A' }, { 'Fn::Equals': ['a', 'b'] }]],
];

/** Texts that are left to the whole language; for some it has an error. */
const UNUSUAL: readonly (readonly [what: string, text: string])[] = [
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a merge', '<<: {a: 1}\n'],
  ['a key that stands twice', 'a: 1\na: 2\n'],
  ['a key of every object', '__proto__: 1\n'],
  ['a key that objects inherit', 'constructor: 1\n'],
  ['a standard tag', 'a: !!str 1\n'],
  ['an unknown tag', 'a: !Reff b\n'],
  ['two tags', 'a: !Ref !Sub b\n'],
  ['a key of its own line', '? a\n: b\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['a second document', 'a: 1\n---\nb: 2\n'],
  ['a document end', 'a: 1\n...\n'],
  ['a tab', 'a:\t1\n'],
  ['quotes over several lines', 'a: "x\n  y"\n'],
  ['escapes that JSON does not have', 'a: "\\x41"\n'],
  ['an indentation that is told', 'a: |2\n  x\n'],
  ['folded text with lines further in', 'a: >\n  x\n    y\n'],
  ['a pair in a flow list', 'a: [b: c]\n'],
  ['a set in a flow', 'a: {b, c}\n'],
  ['a key with spaces', 'a b: 1\n'],
  ['a space before a colon', 'a : 1\n'],
  ['a key on the line of its key', 'a: b: c\n'],
  ['a list on the line of its key', 'a: - b\n'],
  ['entries in no column', 'a:\n    b: 1\n  c: 2\n'],
  ['a bracket in the column of the key', 'a: [\n1\n]\n'],
  ['a carriage return alone', 'a: 1\rb: 2\n'],
  ['a line separator', 'a: |\n  x\u2028  y\n'],
  ['an end in the middle', 'a: [1, 2\n'],
  ['reserved marks', 'a: @b\n'],
];

describe('the usual form', () => {
  test.each(USUAL)('%s', (_what, text, value) => {
    expect(readUsualForm(text)).toStrictEqual(value);
    expect(readYamlValues(text, 'a.yaml').value).toStrictEqual(value);
  });

  test.each(UNUSUAL)('%s is left to the whole language', (_what, text) => {
    expect(() => readUsualForm(text)).toThrow(UnusualForm);
  });

  test('nests a hundred levels deep, and no deeper', () => {
    expect(() => readUsualForm(`${'['.repeat(100)}${']'.repeat(100)}\n`)).not.toThrow();
    expect(() => readUsualForm(`${'['.repeat(101)}${']'.repeat(101)}\n`)).toThrow(UnusualForm);
    expect(() => readUsualForm(`${'- '.repeat(101)}a\n`)).toThrow(UnusualForm);
  });

  test('tells where the text leaves it', () => {
    try {
      readUsualForm('a: 1\nb: &x 2\n');
      throw new Error('it was read');
    } catch (error) {
      expect(error).toBeInstanceOf(UnusualForm);
      expect((error as UnusualForm).offset).toBe(8);
    }
  });

  test('tells where entries stand', () => {
    const places: (readonly [string, number])[] = [];
    readUsualForm('a: 1\nb:\n  - c: [x]\n', (_container, key, offset) => places.push([key, offset]));
    expect(places).toStrictEqual([
      ['a', 0],
      ['b', 5],
      ['0', 12],
      ['c', 12],
      ['0', 16],
    ]);
  });
});

describe('what is read in the usual form', () => {
  /** A comment that starts a line of a flow is YAML, but the package refuses it. */
  const KNOWN = 'Comments must be separated';

  function agrees(text: string): void {
    const ended = text.endsWith('\n') ? text : `${text}\n`;
    let value: unknown;
    try {
      value = readUsualForm(ended);
    } catch (error) {
      expect(error).toBeInstanceOf(UnusualForm);
      return;
    }
    try {
      const whole = readYamlValues(ended, 'a.yaml');
      expect(JSON.stringify(value)).toBe(JSON.stringify(whole.value));
      expect(whole.unread).toStrictEqual([]);
    } catch (error) {
      if (!(error instanceof AssemblyError) || !error.message.includes(KNOWN)) throw error;
    }
  }

  const style = fc.record({
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    indent: fc.integer({ min: 1, max: 4 }),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
    aliasDuplicateObjects: fc.constant(false),
    singleQuote: fc.constantFrom(true, false, null),
  });

  test('is what the whole language reads, however it is written', () => {
    const written = fc.tuple(fc.oneof(template, jsonValue), style, fc.array(mutation, { maxLength: 3 }));
    fc.assert(
      fc.property(written, ([value, options, mutations]) => agrees(mutated(stringify(value, options), mutations))),
      { numRuns: 500 },
    );
  });

  test('is what the whole language reads, whatever lines follow each other', () => {
    fc.assert(fc.property(yamlLines, agrees), { numRuns: 3000 });
  });
});

import { readYaml } from '../../lib/check/yaml-template';
import { readYamlValues } from '../../lib/check/yaml-values';
import { AssemblyError } from '../../lib/errors';

const read = (text: string) => readYamlValues(text, 'a.yaml').value;

function refusal(text: string): string {
  try {
    readYaml(text, 'a.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(AssemblyError);
    return (error as Error).message;
  }
  throw new Error('the text was read');
}

describe('the whole language', () => {
  test.each([
    ['an alias', 'a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['an anchor that is given again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    [
      'an alias within what another repeats keeps its meaning',
      'a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y\n',
      { a: 1, b: [1], c: 2, d: [1] },
    ],
    ['an anchor on a short form', 'a: &x !Ref B\nc: *x\n', { a: { Ref: 'B' }, c: { Ref: 'B' } }],
    ['a merge', 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\n', { a: { b: 1, c: 2 }, d: { b: 3, c: 2 } }],
    ['a merge after what it does not change', 'a: &x {b: 1}\nd:\n  b: 3\n  <<: *x\n', { a: { b: 1 }, d: { b: 3 } }],
    [
      'several merges',
      'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    ['a merge that is written out, with an anchor in it', 'a:\n  <<: {b: &x 1}\n  c: *x\n', { a: { c: 1, b: 1 } }],
    ['a quoted << is a key', '"<<": 1\n', { '<<': 1 }],
    ['standard tags', 'a: !!str 1\nb: !!int "2"\nc: !!bool "yes"\nd: ! "e"\n', { a: '1', b: 2, c: true, d: 'e' }],
    ['quotes over several lines', 'a: "x\n  y"\nb: \'x\n\n  y\'\n', { a: 'x y', b: 'x\ny' }],
    ['a pair in a flow list', 'a: !Not [Condition: B]\n', { a: { 'Fn::Not': [{ Condition: 'B' }] } }],
    ['a version directive', '%YAML 1.1\n---\na: yes\n', { a: true }],
    ['nothing', '', null],
  ])('%s', (_what, text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  test('keys that objects have anyway are entries like others', () => {
    const value = read('__proto__: {a: 1}\nconstructor: 2\n');
    expect(Object.keys(value as object)).toStrictEqual(['__proto__', 'constructor']);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1},"constructor":2}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('of a key that stands twice the last counts, as for CloudFormation, and both are told', () => {
    const { value, unread } = readYamlValues('a: 1\nb: {c: 1, c: 2}\na: 2\n', 'a.yaml');
    expect(value).toStrictEqual({ a: 2, b: { c: 2 } });
    expect(unread).toStrictEqual([
      'a.yaml:2:11: "c" stands twice in one object; the last was judged',
      'a.yaml:3:1: "a" stands twice in one object; the last was judged',
    ]);
  });

  test('a key that stands twice in what an alias repeats is told once', () => {
    expect(readYamlValues('a: &x {c: 1, c: 2}\nb: *x\n', 'a.yaml').unread).toHaveLength(1);
  });

  test('of very many such keys twenty are listed', () => {
    const { unread } = readYamlValues('a: 1\n'.repeat(1000), 'a.yaml');
    expect(unread).toHaveLength(21);
    expect(unread.at(-1)).toBe('a.yaml: 979 more keys stand twice in one object');
  });
});

describe('a YAML text that cannot be read', () => {
  test.each([
    [
      'a: [1\n',
      'a.yaml:2:1: the YAML cannot be read (Flow sequence in block collection must be sufficiently indented and end with a ]); correct it there',
    ],
    [
      'a: 1\n b: 2\n',
      'a.yaml:1:4: the YAML cannot be read (Nested mappings are not allowed in compact mappings); correct it there',
    ],
    [
      'a: 1\n]\n',
      'a.yaml:2:1: the YAML cannot be read (Unexpected flow-seq-end token in YAML stream); correct it there',
    ],
    ['a: 1\n---\nb: 2\n', 'a.yaml:2:1: a second YAML document starts here; keep one template a file'],
    ['a: !Reff b\n', 'a.yaml:1:10: !Reff is no short form of a function; did you mean !Ref?'],
    ['a: !Vault b\n', 'a.yaml:1:11: !Vault is no short form of a function; use a function of CloudFormation'],
    ['a: *b\n', 'a.yaml:1:4: *b has no anchor &b before it; name one that is there'],
    ['a: &b [*b]\n', 'a.yaml:1:8: *b stands inside what it repeats; write it out'],
    ['a: &b\n  <<: *b\n', 'a.yaml:2:7: *b stands inside what it repeats; write it out'],
    ['a:\n  <<: 1\n', 'a.yaml:2:7: << merges objects only; name the anchor of one'],
    ['? [a]\n: b\n', 'a.yaml:1:3: a key is an alias, a list or an object; write text'],
    ['!Ref a: b\n', 'a.yaml:1:6: a key has the tag !Ref; write text'],
    [`a:\n${'- '.repeat(101)}b\n`, 'a.yaml:2:199: this nests more than 100 levels deep; flatten it'],
  ])('%j', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test.each([
    ['lists', '- '.repeat(500_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['objects in brackets', '{a: '.repeat(250_000)],
    ['keys of their own lines', '? '.repeat(500_000)],
  ])('a megabyte of nested %s does not take the process down', (_what, text) => {
    expect(refusal(text)).toMatch(/^a\.yaml:1:\d+: this nests more than 100 levels deep; flatten it$/);
  });

  test('aliases that repeat aliases are refused before they fill the memory', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);
    const message = refusal(`a0: &a0 [x]\n${levels.join('\n')}\n`);
    expect(message).toMatch(/^a\.yaml:1:\d+: aliases repeat more than 100000 values; write fewer of them$/);
  });

  test('merges that hold merges are read once each', () => {
    const depth = 90;
    const text = `a: ${'{<<: '.repeat(depth)}{b: 1}${'}'.repeat(depth)}\n`;
    expect(readYaml(text, 'a.yaml').value).toStrictEqual({ a: { b: 1 } });
  });

  test('a large text is read only in the usual form, and the place where it leaves it is told', () => {
    const usual = Array.from({ length: 150_000 }, (_, n) => `key${n}: text\n`).join('');
    expect(usual.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(Object.keys(readYaml(usual, 'a.yaml').value as object)).toHaveLength(150_000);
    expect(refusal(`${usual}a: &b c\n`)).toBe(
      'a.yaml:150001:4: this is YAML of an unusual form, which is read in files of up to 2097152 bytes only; write it plainly, or as JSON',
    );
  });
});

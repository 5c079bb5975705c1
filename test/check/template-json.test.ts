import * as fc from 'fast-check';
import { readJson } from '../../lib/check/template-json';
import { AssemblyError } from '../../lib/errors';
import { jsonValue } from './template-arbitrary';

function refusal(text: string): string {
  try {
    readJson(text, 'a.json');
  } catch (error) {
    expect(error).toBeInstanceOf(AssemblyError);
    return (error as Error).message;
  }
  throw new Error('the text was read');
}

describe('readJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(0, 2, '\t'), (value, space) => {
        const { value: read, unread } = readJson(JSON.stringify(value, null, space), 'a.json');
        expect(JSON.stringify(read)).toBe(JSON.stringify(value));
        expect(unread).toStrictEqual([]);
      }),
    );
  });

  test('keys that objects have anyway are entries like others', () => {
    const { value } = readJson('{"__proto__": {"a": 1}}', 'a.json');
    expect(Object.keys(value as object)).toStrictEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('of a key that stands twice the last counts, as for CloudFormation, and both are told', () => {
    const { value, unread } = readJson(
      '{\n  "a": {"b": ":", "b": "\\":"},\n  "\\u0061": {"c": [{"b": 1}]}\n}',
      'a.json',
    );
    expect(value).toStrictEqual({ a: { c: [{ b: 1 }] } });
    expect(unread).toStrictEqual([
      'a.json:2:19: "b" stands twice in one object; the last was judged',
      'a.json:3:3: "a" stands twice in one object; the last was judged',
    ]);
  });

  test.each([
    ['{"a": 1', 'a.json:1:8: the JSON cannot be read: a } is missing; correct it there'],
    ['{"a": [1', 'a.json:1:9: the JSON cannot be read: a ] is missing; correct it there'],
    ['{\n  "a": 1\n  "b": 2\n}', 'a.json:3:3: the JSON cannot be read: a comma is expected here; correct it there'],
    [
      '{\n  "a": 1,\n}',
      'a.json:3:1: the JSON cannot be read: a key in double quotes is expected here; correct it there',
    ],
    ['{"a" 1}', 'a.json:1:6: the JSON cannot be read: a colon is expected here; correct it there'],
    ['{"a": }', 'a.json:1:7: the JSON cannot be read: a value is expected here; correct it there'],
    [
      '{"a": 1} {}',
      'a.json:1:10: the JSON cannot be read: nothing may stand after the end of the object; correct it there',
    ],
    ['{\n  // b\n  "a": 1}', 'a.json:2:3: the JSON cannot be read: JSON has no comments; correct it there'],
    ['{"a": "b\n"}', 'a.json:1:7: the JSON cannot be read: the string has no end on its line; correct it there'],
    [
      '{"a": "\\q"}',
      'a.json:1:7: the JSON cannot be read: the string has an escape that JSON does not know; correct it there',
    ],
    [
      '{"a": "\t"}',
      'a.json:1:7: the JSON cannot be read: the string has a control character, which must be escaped; correct it there',
    ],
  ])('%j', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test('nests a hundred levels deep, and no deeper', () => {
    const nested = (depth: number) => `{"a":\n${'['.repeat(depth - 1)}"["${']'.repeat(depth - 1)}}`;
    expect(() => readJson(nested(100), 'a.json')).not.toThrow();
    expect(refusal(nested(101))).toBe('a.json:2:100: this nests more than 100 levels deep; flatten it');
    expect(refusal(`{"a":${'['.repeat(5_000_000)}`)).toBe(
      'a.json:1:105: this nests more than 100 levels deep; flatten it',
    );
  });

  test.each([
    ['a string of quotes', `{"${'\\"'.repeat(2_000_000)}`],
    ['a string of backslashes', `{"${'\\'.repeat(3_000_001)}`],
    ['quotes', `{${'"'.repeat(3_000_001)}`],
    ['spaces', `{${' '.repeat(3_000_000)}`],
  ])('%s without an end take no time', (_what, text) => {
    expect(refusal(text)).toMatch(/^a\.json:1:\d+: the JSON cannot be read: /);
  });
});

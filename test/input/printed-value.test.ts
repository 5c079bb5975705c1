import { printedKey, printedValue } from '../../lib/input/printed-value';

describe('printedValue', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;

  test.each([
    ['text', 'eu', '"eu"'],
    ['text with a line break', 'a\nb', '"a\\nb"'],
    ['null', null, 'null'],
    ['a list', [1, 'x'], '[1,"x"]'],
    ['undefined', undefined, 'undefined'],
    ['a big integer', 1n, 'bigint'],
    ['a cycle', cycle, 'object'],
    ['exactly 80 characters', 'x'.repeat(78), `"${'x'.repeat(78)}"`],
    ['one more', 'x'.repeat(79), `"${'x'.repeat(79)}…`],
  ])('prints %s', (_case, value, expected) => {
    expect(printedValue(value)).toBe(expected);
  });
});

describe('printedKey', () => {
  test.each([
    ['homeRegoin', 'homeRegoin'],
    ['two words', '"two words"'],
    ['', '""'],
    ['\u001b[31m', '"\\u001b[31m"'],
    ['k'.repeat(100), `"${'k'.repeat(79)}…`],
  ])('prints %j', (key, expected) => {
    expect(printedKey(key)).toBe(expected);
  });
});

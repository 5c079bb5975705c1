import { shortened } from '../../lib/report/shortened';

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['a😀bc', 3, 'a…'],
  ['a😀bc', 4, 'a😀…'],
  ['', 1, ''],
])('%j in %d is %j', (text, limit, expected) => {
  expect(shortened(text, limit)).toBe(expected);
});

import { matchesRole, ROLE_PATTERN, roleOf } from '../../lib/incident/role-pattern';

test.each([
  ['Shop-Orders', 'Shop-Orders', true],
  ['Shop-Orders', 'Shop-Orders2', false],
  ['Shop-Orders', 'x/Shop-Orders', false],
  ['Shop-*', 'Shop-', true],
  ['Shop-*', 'Shop-a/b', true],
  ['Shop-*', 'shop-a', false],
  ['shop/*', 'shop/a/b', true],
  ['shop/*-writer', 'shop/a-writer', true],
  ['shop/*-writer', 'shop/a-writer-2', false],
  ['a.b', 'a.b', true],
  ['a.b', 'axb', false],
  ['a+b@c=d,e', 'a+b@c=d,e', true],
])('%s means %s: %p', (pattern, role, expected) => {
  expect(matchesRole(pattern, role)).toBe(expected);
});

test.each([
  ['Shop-Orders', true],
  ['Shop-*', true],
  ['shop/orders-*', true],
  ['shop/*-writer', true],
  ['*', false],
  ['*-writer', false],
  ['/shop/*', false],
  ['', false],
  ['Shop ?', false],
])('%j is a pattern: %p', (pattern, expected) => {
  expect(ROLE_PATTERN.test(pattern)).toBe(expected);
});

test.each([
  ['arn:aws:iam::123456789012:role/Shop', 'Shop'],
  ['arn:aws:iam::123456789012:role/a/b/Shop', 'a/b/Shop'],
])('%s is %s', (arn, role) => {
  expect(roleOf(arn)).toBe(role);
});

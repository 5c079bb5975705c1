import { isAllowedLicence } from './allowed-licence';

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND BSD-3-Clause', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-2.0-only OR MPL-2.0', false],
  ['(MIT AND ISC) OR (GPL-2.0-only AND ISC)', false],
  ['AGPL-3.0-only', false],
  ['mit', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
  [undefined, false],
])('isAllowedLicence(%j) is %j', (expression, expected) => {
  expect(isAllowedLicence(expression)).toBe(expected);
});

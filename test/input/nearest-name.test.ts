import * as fc from 'fast-check';
import { nearestName } from '../../lib/input/nearest-name';

const KEYS = ['domainName', 'homeRegion', 'profile', 'mfa', 'adopt', 'account'];

describe('nearestName', () => {
  test.each([
    ['a swap of neighbours', 'homeRegoin', 'homeRegion'],
    ['a missing letter', 'domanName', 'domainName'],
    ['an extra letter', 'proffile', 'profile'],
    ['another case', 'homeregion', 'homeRegion'],
    ['one wrong letter of three', 'mfq', 'mfa'],
    ['a key of the same length', 'acc0unt', 'account'],
  ])('finds what was meant: %s', (_case, name, expected) => {
    expect(nearestName(name, KEYS)).toBe(expected);
  });

  test.each([
    ['nothing alike', 'wafRules'],
    ['two wrong letters of three', 'mxq'],
    ['two wrong letters of five', 'adxxt'],
    ['an empty name', ''],
    ['a name too long to be a mistake', 'homeRegion'.repeat(11)],
  ])('suggests nothing: %s', (_case, name) => {
    expect(nearestName(name, KEYS)).toBeUndefined();
  });

  test('counts a swap of neighbours as one edit, not as two', () => {
    // Assess: of three letters one may differ
    expect(nearestName('mfa', ['fma'])).toBe('fma');
    expect(nearestName('mfa', ['fam'])).toBeUndefined();
  });

  test('takes the nearer of two, and the first of two equally near', () => {
    expect(nearestName('account', ['acount1', 'accounts'])).toBe('accounts');
    expect(nearestName('trial', ['trail', 'triad'])).toBe('trail');
  });

  test('finds every key again after one letter was lost', () => {
    fc.assert(
      fc.property(fc.constantFrom('domainName', 'homeRegion', 'profile'), fc.nat(), (key, where) => {
        const index = where % key.length;
        expect(nearestName(key.slice(0, index) + key.slice(index + 1), KEYS)).toBe(key);
      }),
    );
  });
});

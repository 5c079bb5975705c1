import * as fc from 'fast-check';
import { dollarsAndCents, exactDollars, microdollars } from '../../lib/cost/money';

test.each([
  ['0', 0, '0.00', '0.00'],
  ['5', 5_000_000, '5.00', '5.00'],
  ['0.10', 100_000, '0.10', '0.10'],
  ['0.0225', 22_500, '0.02', '0.0225'],
  ['0.005', 5_000, '0.01', '0.005'],
  ['0.004999', 4_999, '0.00', '0.004999'],
  ['16.6667', 16_666_700, '16.67', '16.6667'],
  ['1204.5', 1_204_500_000, '1,204.50', '1,204.50'],
  ['9.999999', 9_999_999, '10.00', '9.999999'],
])('%s dollars are %d millionths, %s in cents and %s exactly', (decimal, amount, cents, exact) => {
  expect(microdollars(decimal)).toBe(amount);
  expect(dollarsAndCents(amount)).toBe(cents);
  expect(exactDollars(amount)).toBe(exact);
});

test.each(['', '-1', '1,5', '.5', '1.', '0.0000001', '1e3', 'free'])('%j is no price', (decimal) => {
  expect(() => microdollars(decimal)).toThrow(
    new RangeError(`${decimal} is no amount of dollars with at most six decimals`),
  );
});

test('an amount survives being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (amount) => {
      expect(microdollars(exactDollars(amount))).toBe(amount);
    }),
  );
});

import {
  isAnyLowered,
  loweredLimits,
  lowerLimits,
  restoreLimits,
} from '../../../lib/handlers/under-attack/rate-limits';
import { managed, rate, shopRules } from './sample-rules';

const limits = { RequestRate: { original: 2000, lowered: 500 }, LoginRate: { original: 100, lowered: 25 } };

const limitsOf = (rules: ReturnType<typeof lowerLimits>['rules']) =>
  rules.flatMap(({ Name, Statement }) => {
    const limit = Statement?.RateBasedStatement?.Limit;
    return limit === undefined ? [] : [`${Name} ${limit}`];
  });

test.each([
  [2_000_000_000, 500_000_000],
  [2000, 500],
  [103, 25],
  [40, 10],
  [39, 10],
  [11, 10],
])('a limit of %d becomes %d', (original, lowered) => {
  expect(loweredLimits([rate('A', 1, original)])).toEqual({ A: { original, lowered } });
});

test('limits that are low already, that count all clients together, and other rules stay', () => {
  expect(loweredLimits([rate('Tight', 1, 10), rate('All', 2, 5000, 'CONSTANT'), managed('M', 3)])).toEqual({});
});

test('limits are lowered and put back', () => {
  const rules = shopRules();

  const lowered = lowerLimits(rules, loweredLimits(rules));
  const restored = restoreLimits(lowered.rules, loweredLimits(rules));

  expect(loweredLimits(rules)).toEqual(limits);
  expect(limitsOf(lowered.rules)).toEqual(['RequestRate 500', 'LoginRate 25', 'WholeShop 50000', 'Tight 10']);
  expect(lowered.leftAlone).toEqual([]);
  expect(restored).toEqual({ rules, leftAlone: [] });
  expect([isAnyLowered(rules, limits), isAnyLowered(lowered.rules, limits)]).toEqual([false, true]);
});

test('rules that need no change are the very same', () => {
  const rules = [rate('RequestRate', 1, 500), rate('LoginRate', 2, 25)];

  const { rules: lowered } = lowerLimits(rules, limits);

  expect(lowered.every((rule, index) => rule === rules[index])).toBe(true);
});

test.each([lowerLimits, restoreLimits])('%p leaves alone what somebody else changed or removed', (change) => {
  const rules = [rate('RequestRate', 1, 777)];

  expect(change(rules, limits)).toEqual({ rules, leftAlone: ['RequestRate', 'LoginRate'] });
});

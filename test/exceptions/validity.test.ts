import * as fc from 'fast-check';
import { calendarDateOf, daysLeft, standing } from '../../lib/exceptions';
import { falsePositive, risk } from './sample-exceptions';

describe('standing', () => {
  test.each([
    ['long before', '2026-02-01T00:00:00Z', 149, 'valid', 'valid'],
    ['on the last day, at its start', '2026-06-30T00:00:00Z', 0, 'valid', 'valid'],
    ['on the last day, at its end in UTC', '2026-06-30T23:59:59.999Z', 0, 'valid', 'valid'],
    ['on the next day', '2026-07-01T00:00:00Z', -1, 'expired', 'review-due'],
    ['on the last day in Honolulu, the next in UTC', '2026-06-30T20:00:00-10:00', -1, 'expired', 'review-due'],
    ['a year later', '2027-06-30T12:00:00Z', -365, 'expired', 'review-due'],
  ])('%s', (_case, today, days, ofRisk, ofFalsePositive) => {
    // Prepare
    const date = new Date(today);

    // Assess
    expect(daysLeft(risk(), date)).toBe(days);
    expect(standing(risk(), date)).toBe(ofRisk);
    expect(daysLeft(falsePositive(), date)).toBe(days);
    expect(standing(falsePositive(), date)).toBe(ofFalsePositive);
  });

  test('never comes back to life', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const exception = risk({ expires: '2026-06-30' });
        expect(daysLeft(exception, earlier)).toBeGreaterThanOrEqual(daysLeft(exception, later));
        expect(standing(exception, later) === 'valid').toBe(calendarDateOf(later) <= '2026-06-30');
      }),
    );
  });
});

import * as fc from 'fast-check';
import { dueDate, recordExpiry } from '../../lib/privacy-steps/request-deadline';

test.each([
  ['a month of 31 days: 30 of them', '2026-01-05T09:30:00.000Z', '2026-02-04T09:30:00.000Z'],
  ['a month of 30 days', '2026-04-10T00:00:00.000Z', '2026-05-10T00:00:00.000Z'],
  ['a short February: the same date of March', '2026-02-10T00:00:00.000Z', '2026-03-10T00:00:00.000Z'],
  ['a leap year', '2028-02-10T00:00:00.000Z', '2028-03-10T00:00:00.000Z'],
  ['no such date in the next month: its last day', '2026-01-31T23:00:00.000Z', '2026-02-28T23:00:00.000Z'],
  ['over the turn of the year', '2026-12-31T00:00:00.000Z', '2027-01-30T00:00:00.000Z'],
])('%s', (_title, receivedAt, dueAt) => {
  expect(dueDate(new Date(receivedAt)).toISOString()).toBe(dueAt);
});

test('a deadline is 28 to 30 days away, whatever the day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      (receivedAt) => {
        const days = (dueDate(receivedAt).getTime() - receivedAt.getTime()) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(30);
      },
    ),
  );
});

test('an answered request is forgotten after 90 days', () => {
  expect(recordExpiry(new Date('2026-01-01T00:00:00.500Z'))).toBe(Date.UTC(2026, 3, 1) / 1_000);
});

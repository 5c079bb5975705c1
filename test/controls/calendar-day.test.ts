import { dayOf, isCalendarDay } from '../../lib/controls/calendar-day';

test.each([
  ['2026-12-31', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['tomorrow', false],
  ['', false],
])('%s is a calendar date: %s', (text, expected) => {
  expect(isCalendarDay(text)).toBe(expected);
});

test('the date of an instant is that of UTC', () => {
  expect(dayOf(new Date('2026-12-31T23:59:59-05:00'))).toBe('2027-01-01');
});

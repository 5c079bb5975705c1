import { daysAfter } from '../../lib/exceptions/calendar-date';
import { reminderOf } from '../../lib/training/reminder';

test.each<[number, number | undefined]>([
  [31, undefined],
  [30, 30],
  [29, 30],
  [8, 30],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-1, undefined],
])('with %i days left it is that of %s days', (left, expected) => {
  expect(reminderOf(daysAfter('2027-01-15', left), '2027-01-15')).toBe(expected);
});

import { deadlineOf, hoursLeft, NOT_REMINDED, REMINDER_HOURS, reminderDue } from '../../lib/incident/breach-deadline';

const AWARE = new Date('2026-03-27T12:00:00.000Z');
const at = (hours: number, seconds = 0) => new Date(AWARE.getTime() + hours * 3_600_000 + seconds * 1_000);

test('the deadline is 72 hours on, over a change of the clocks too', () => {
  expect(deadlineOf(AWARE).toISOString()).toBe('2026-03-30T12:00:00.000Z');
});

test.each([
  [at(0), 72],
  [at(0.5), 71.5],
  [at(72), 0],
  [at(80), -8],
  [at(-1), 73],
])('at %s there are %d hours left', (now, left) => {
  expect(hoursLeft(AWARE, now)).toBe(left);
});

test('the hours of reminders are those that the plan names', () => {
  expect(REMINDER_HOURS).toEqual([0, 24, 48, 60, 66, 71, 72]);
});

describe('around each hour', () => {
  const edges = REMINDER_HOURS.map((hours, index) => [hours, REMINDER_HOURS[index - 1] ?? NOT_REMINDED] as const);

  test.each(edges)('%d, after the reminder of %d', (hours, before) => {
    expect(reminderDue(AWARE, before, at(hours, -1))).toBeUndefined();
    expect(reminderDue(AWARE, before, at(hours))).toBe(hours);
    expect(reminderDue(AWARE, before, at(hours, 1))).toBe(hours);
    expect(reminderDue(AWARE, hours, at(hours, 1))).toBeUndefined();
  });
});

test.each([
  ['declared late: only the latest', NOT_REMINDED, 50, 48],
  ['the watch stood still: only the latest', 24, 67, 66],
  ['long over: once', 71, 500, 72],
  ['over and told', 72, 500, undefined],
  ['awareness lies ahead', NOT_REMINDED, -1, undefined],
])('%s', (_, reminded, hours, expected) => {
  expect(reminderDue(AWARE, reminded, at(hours))).toBe(expected);
});

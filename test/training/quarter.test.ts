import fc from 'fast-check';
import type { CalendarDate } from '../../lib/exceptions/calendar-date';
import {
  currentUntil,
  firstDayOf,
  lastDayOf,
  parseQuarter,
  type Quarter,
  quarterOf,
  quartersAfter,
  quartersBetween,
  TRAINING_TAG,
  trainedThrough,
} from '../../lib/training/quarter';

const quarters = fc
  .tuple(fc.integer({ min: 1970, max: 9000 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, quarter]) => `${year}-Q${quarter}` as Quarter);
const days = fc.date({ min: new Date('1970-01-01'), max: new Date('9000-12-31'), noInvalidDate: true });

test('the tag has its name', () => {
  expect(TRAINING_TAG).toBe('TrainedThrough');
});

test.each([
  ['2027-01-01T00:00:00Z', '2027-Q1'],
  ['2027-03-31T23:59:59.999Z', '2027-Q1'],
  ['2027-04-01T00:00:00Z', '2027-Q2'],
  ['2027-06-30T23:59:59Z', '2027-Q2'],
  ['2027-07-01T00:00:00Z', '2027-Q3'],
  ['2027-09-30T23:59:59Z', '2027-Q3'],
  ['2027-10-01T00:00:00Z', '2027-Q4'],
  ['2027-12-31T23:59:59Z', '2027-Q4'],
  ['2028-01-01T00:30:00+01:00', '2027-Q4'],
])('%s lies in %s', (instant, expected) => {
  expect(quarterOf(new Date(instant))).toBe(expected);
});

test.each([['2027-Q3'], ['0999-Q1']])('%s is a quarter', (text) => {
  expect(parseQuarter(text)).toBe(text);
});

test.each([
  ['2027-Q0'],
  ['2027-Q5'],
  ['2027-q3'],
  ['27-Q3'],
  ['12027-Q3'],
  ['2027Q3'],
  ['2027-Q3 '],
  ['2027-Q3\n'],
  [''],
])('%j is no quarter', (text) => {
  expect(parseQuarter(text)).toBeUndefined();
});

test.each([
  ['2027-Q1', '2027-01-01', '2027-03-31'],
  ['2027-Q2', '2027-04-01', '2027-06-30'],
  ['2027-Q3', '2027-07-01', '2027-09-30'],
  ['2027-Q4', '2027-10-01', '2027-12-31'],
] as const)('%s is from %s to %s', (quarter, first, last) => {
  expect(firstDayOf(quarter)).toBe(first);
  expect(lastDayOf(quarter)).toBe(last);
});

test.each([
  ['2027-Q3', 1, '2027-Q4'],
  ['2027-Q4', 1, '2028-Q1'],
  ['2027-Q1', -1, '2026-Q4'],
  ['2027-Q3', 5, '2028-Q4'],
  ['2027-Q3', 0, '2027-Q3'],
] as const)('%s and %i more are %s', (quarter, more, expected) => {
  expect(quartersAfter(quarter, more)).toBe(expected);
  expect(quartersBetween(quarter, expected)).toBe(more);
});

test.each([
  ['9999-Q4', 1],
  ['0000-Q1', -1],
  ['2027-Q1', 0.5],
] as const)('%s and %d more are refused', (quarter, more) => {
  expect(() => quartersAfter(quarter, more)).toThrow(RangeError);
});

test.each([
  // completed, acknowledged, days, last current day, quarter
  ['2026-10-01', '2026-10-01', 365, '2027-10-01', '2027-Q3'],
  ['2026-09-30', '2026-09-30', 365, '2027-09-30', '2027-Q3'],
  ['2026-09-29', '2026-09-29', 365, '2027-09-29', '2027-Q2'],
  ['2026-08-15', '2026-08-15', 365, '2027-08-15', '2027-Q2'],
  ['2026-12-31', '2026-12-31', 365, '2027-12-31', '2027-Q4'],
  ['2026-10-01', '2026-09-29', 365, '2027-09-29', '2027-Q2'],
  ['2026-09-29', '2026-10-01', 365, '2027-09-29', '2027-Q2'],
  // 365 days over a leap day end a day earlier than the year does.
  ['2027-09-30', '2027-09-30', 365, '2028-09-29', '2028-Q2'],
  ['2026-11-20', '2026-11-20', 180, '2027-05-19', '2027-Q1'],
  ['2026-11-20', '2026-11-20', 30, '2026-12-20', '2026-Q3'],
] as const)(
  'trained on %s, acknowledged on %s, for %i days: until %s, tag %s',
  (completed, acknowledged, term, until, expected) => {
    expect(currentUntil(completed, acknowledged, term)).toBe(until);
    expect(trainedThrough(completed, acknowledged, term)).toBe(expected);
  },
);

test('a training counts 365 days unless said otherwise', () => {
  expect(currentUntil('2026-11-20', '2026-11-22')).toBe('2027-11-20');
  expect(trainedThrough('2026-11-20', '2026-11-22')).toBe('2027-Q3');
});

describe('for every quarter', () => {
  test('its name is read, and its first and last day lie in it', () => {
    fc.assert(
      fc.property(quarters, (quarter) => {
        expect(parseQuarter(quarter)).toBe(quarter);
        expect(quarterOf(new Date(firstDayOf(quarter)))).toBe(quarter);
        expect(quarterOf(new Date(lastDayOf(quarter)))).toBe(quarter);
      }),
    );
  });

  test('going there and back leads to it, and the order of texts is that of time', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: -1000, max: 1000 }), (quarter, more) => {
        const there = quartersAfter(quarter, more);

        expect(quartersBetween(quarter, there)).toBe(more);
        expect(quartersAfter(there, -more)).toBe(quarter);
        expect(Math.sign(more)).toBe(there === quarter ? 0 : there > quarter ? 1 : -1);
      }),
    );
  });
});

test('whatever the days, access by the tag ends with the training or before, and the next quarter would be too late', () => {
  const day = days.map((instant) => instant.toISOString().slice(0, 10) as CalendarDate);
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 800 }), (completed, acknowledged, term) => {
      const until = currentUntil(completed, acknowledged, term);
      const quarter = trainedThrough(completed, acknowledged, term);

      expect(lastDayOf(quarter) <= until).toBe(true);
      expect(lastDayOf(quartersAfter(quarter, 1)) > until).toBe(true);
    }),
  );
});

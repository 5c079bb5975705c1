import { runsAMonth } from '../../lib/cost/schedule-runs';

const DAYS = 365 / 12;

test.each([
  ['rate(5 minutes)', 288 * DAYS],
  ['rate(1 minute)', 1_440 * DAYS],
  ['rate(1 hour)', 24 * DAYS],
  ['rate(2 days)', DAYS / 2],
  ['rate(0 minute)', 0],
  ['rate(0 hour)', 0],
  ['cron(17 3 * * ? *)', DAYS],
  ['cron(0 * * * ? *)', 24 * DAYS],
  ['cron(* * * * ? *)', 1_440 * DAYS],
  ['cron(0/15 * * * ? *)', 96 * DAYS],
  ['cron(0,30 8-19 * * ? *)', 24 * DAYS],
  ['cron(*/20 0-23/2 * * ? *)', 36 * DAYS],
  ['cron(5,5-6 1 ? * 2-6 *)', (2 * 5 * DAYS) / 7],
])('%s runs %d times a month', (expression, runs) => {
  expect(runsAMonth(expression)).toBeCloseTo(runs, 9);
});

test.each([
  'cron(0 3 1 * ? *)',
  'cron(0 3 ? * MON *)',
  'cron(0 3 * 1-6 ? *)',
  'cron(0 3 * * ? 2027)',
  'cron(0 24 * * ? *)',
  'cron(60 3 * * ? *)',
  'cron(0/0 3 * * ? *)',
  'cron(0 3 * * ?)',
  'at(2027-01-01T00:00:00)',
  'rate(5 weeks)',
  '',
])('of %j nobody can tell', (expression) => {
  expect(runsAMonth(expression)).toBeUndefined();
});

import { longestInterval } from '../../../lib/controls/payment/schedule-interval';

test.each([
  ['rate(1 hour)', 1 / 24],
  ['rate(90 minutes)', 90 / 1440],
  ['rate(8 days)', 8],
  ['rate(0 minute)', Number.POSITIVE_INFINITY],
  ['cron(17 3 * * ? *)', 1],
  ['cron(17 0/6 * * ? *)', 1],
  ['cron(17 3 1/6 * ? *)', 6],
  ['cron(17 3 */7 * ? *)', 7],
  ['cron(17 3 1,8,15,22 * ? *)', 10],
  ['cron(17 3 1 * ? *)', 31],
  ['cron(17 3 ? * MON *)', 7],
  ['cron(17 3 ? * MON-FRI *)', 7],
  ['cron(17 3 * * *)', 1],
])('%s runs again after %d days at the latest', (expression, days) => {
  expect(longestInterval(expression)).toBeCloseTo(days);
});

test.each([
  'rate(1 week)',
  'cron(17 3 ? * 2#1 *)',
  'cron(17 3 ? * FRIL *)',
  'cron(17 3 L * ? *)',
  'cron(17 3 1/0 * ? *)',
  'cron(17 3 * 1,7 ? *)',
  'cron(17 3 * * ? 2026)',
  'cron()',
  'daily',
  '',
])('%s does not tell', (expression) => {
  expect(longestInterval(expression)).toBeUndefined();
});

import { Duration, Stack } from 'aws-cdk-lib';
import { monitorSchedule } from '../../lib/payment/monitor-interval';

const of = (interval?: Duration) => monitorSchedule(new Stack(undefined, 'Shop'), interval);

const schedules: readonly (readonly [Duration | undefined, string, string, number])[] = [
  [undefined, '3', '*', 24],
  [Duration.hours(1), '0/1', '*', 1],
  [Duration.hours(8), '0/8', '*', 8],
  [Duration.minutes(120), '0/2', '*', 2],
  [Duration.days(1), '3', '*', 24],
  [Duration.days(3), '3', '1/3', 72],
  [Duration.days(6), '3', '1/6', 144],
  [Duration.days(7), '3', '1/6', 144],
];

test.each(schedules)('%s is hour %s of day %s', (interval, hour, day, hours) => {
  expect(of(interval)).toEqual({ cron: { minute: '17', hour, day }, hours });
});

const refused: readonly (readonly [Duration, string])[] = [
  [
    Duration.days(8),
    'Shop: interval is "Duration.days(8)"; look at least every 7 days (PCI DSS 4.0.1 requirement 11.6.1)',
  ],
  [
    Duration.hours(169),
    'Shop: interval is "Duration.hours(169)"; look at least every 7 days (PCI DSS 4.0.1 requirement 11.6.1)',
  ],
  [Duration.hours(5), 'Shop: interval is "Duration.hours(5)"; give 1, 2, 3, 4, 6, 8 or 12 hours, or whole days'],
  [Duration.hours(36), 'Shop: interval is "Duration.hours(36)"; give 1, 2, 3, 4, 6, 8 or 12 hours, or whole days'],
  [Duration.minutes(30), 'Shop: interval is "Duration.minutes(30)"; give 1, 2, 3, 4, 6, 8 or 12 hours, or whole days'],
  [Duration.minutes(90), 'Shop: interval is "Duration.minutes(90)"; give 1, 2, 3, 4, 6, 8 or 12 hours, or whole days'],
];

test.each(refused)('%s is refused', (interval, message) => {
  expect(() => of(interval)).toThrow(new Error(message));
});

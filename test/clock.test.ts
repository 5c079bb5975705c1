import { App } from 'aws-cdk-lib';
import { fixedClock, presentDay, systemClock } from '../lib/clock';
import { UserError } from '../lib/errors';

describe('systemClock', () => {
  test('gives the present, whatever the build says the date of its sources is', () => {
    // Prepare
    const before = Date.now();
    process.env.SOURCE_DATE_EPOCH = '315532800';

    // Act
    const today = systemClock.today().getTime();

    // Assess
    delete process.env.SOURCE_DATE_EPOCH;
    expect(today).toBeGreaterThanOrEqual(before);
    expect(today).toBeLessThanOrEqual(Date.now());
  });
});

describe('fixedClock', () => {
  test('stands still, even when a date that it gave is changed', () => {
    // Prepare
    const clock = fixedClock(new Date('2026-03-01T12:00:00Z'));

    // Act
    clock.today().setUTCFullYear(1999);

    // Assess
    expect(clock.today()).toEqual(new Date('2026-03-01T12:00:00Z'));
  });
});

describe('presentDay', () => {
  const on = (day?: unknown) => presentDay(new App({ context: day === undefined ? {} : { 'storefront:today': day } }));

  test('is the day of the context', () => {
    expect(on('2026-12-31')).toEqual(new Date('2026-12-31T00:00:00Z'));
  });

  test('is the present day where the context has none', () => {
    expect(Math.abs(on().getTime() - Date.now())).toBeLessThan(60_000);
  });

  test.each(['2026-02-30', '31.12.2026', 20261231, '', '2026-12-31T10:00:00Z'])('refuses %j', (day) => {
    expect(() => on(day)).toThrow(
      new UserError(`context storefront:today is ${JSON.stringify(day)}; write a calendar date such as 2026-12-31`),
    );
  });
});

import { fixedClock, systemClock } from '../lib/clock';

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

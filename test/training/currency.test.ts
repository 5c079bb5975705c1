import fc from 'fast-check';
import { type CalendarDate, calendarDateOf, daysAfter } from '../../lib/exceptions/calendar-date';
import { currencyOf } from '../../lib/training/currency';
import { lastDayOf, quarterOf } from '../../lib/training/quarter';
import { StaffRole } from '../../lib/training/staff-role';
import { DEFAULT_PROGRAMME, type TrainingProgramme } from '../../lib/training/training-programme';
import type { TrainingRecord } from '../../lib/training/training-record';
import { ADA_USER, member, principal, record, TODAY, trained } from './sample-staff';

const ADA = member('ada@example.com');
const of = (records: readonly TrainingRecord[], who = ADA, today = TODAY, programme = DEFAULT_PROGRAMME) =>
  currencyOf(who, records, programme, today);

describe('a course', () => {
  const one: TrainingProgramme = {
    recordDays: 1095,
    courses: [{ id: 'phishing', roles: [StaffRole.STAFF], maxAgeDays: 365, minimumVersion: '2027.1' }],
  };
  const standing = (...records: readonly Partial<TrainingRecord>[]) =>
    of(
      records.map((more) => record(ADA.person, 'phishing', more)),
      ADA,
      TODAY,
      one,
    ).courses.map((course) => course.standing);

  test.each<[string, readonly Partial<TrainingRecord>[], string]>([
    ['nothing', [], 'missing'],
    ['what was completed and acknowledged', [{}], 'current'],
    ['its 365th day', [{ completedOn: '2026-02-15', acknowledgedOn: '2026-02-15' }], 'current'],
    ['its 366th day', [{ completedOn: '2026-02-14', acknowledgedOn: '2026-02-14' }], 'expired'],
    ['an old acknowledgement', [{ acknowledgedOn: '2026-02-14' }], 'expired'],
    ['an old completion, acknowledged anew', [{ completedOn: '2026-02-14' }], 'expired'],
    ['what nobody acknowledged', [{ acknowledgedOn: undefined }], 'unacknowledged'],
    ['what will be acknowledged tomorrow', [{ acknowledgedOn: '2027-02-16' }], 'unacknowledged'],
    ['what is acknowledged today', [{ acknowledgedOn: TODAY }], 'current'],
    ['what will be completed tomorrow', [{ completedOn: '2027-02-16', acknowledgedOn: '2027-02-16' }], 'missing'],
    ['old content', [{ version: '2026.12' }], 'outdated'],
    ['newer content', [{ version: '2028' }], 'current'],
    [
      'an older record that counts, beside a newer one that nobody acknowledged',
      [{ completedOn: '2026-12-01', acknowledgedOn: '2026-12-01' }, { acknowledgedOn: undefined }],
      'current',
    ],
    [
      'an expired record beside a newer one that nobody acknowledged',
      [{ completedOn: '2025-12-01', acknowledgedOn: '2025-12-01' }, { acknowledgedOn: undefined }],
      'unacknowledged',
    ],
    ['another course', [{ course: 'phishing-2' }], 'missing'],
    ['the course of somebody else', [{ person: 'bob@example.com' }], 'missing'],
  ])('with %s is %s', (_what, records, expected) => {
    expect(standing(...records)).toEqual([expected]);
  });

  test('with its own age counts for fewer days', () => {
    const [course] = one.courses;
    const monthly = { ...one, courses: course === undefined ? [] : [{ ...course, maxAgeDays: 30 }] };

    const on = (today: CalendarDate) => of([record(ADA.person, 'phishing')], ADA, today, monthly).state;

    expect([on('2027-02-03'), on('2027-02-04')]).toEqual(['current', 'overdue']);
  });
});

describe('a person', () => {
  test.each<[string, Parameters<typeof member>[1], string]>([
    ['who works here', {}, 'current'],
    ['who begins today', { hiredOn: TODAY }, 'current'],
    ['who begins tomorrow', { hiredOn: '2027-02-16' }, 'joining'],
    ['whose last day is today', { leftOn: TODAY }, 'current'],
    ['whose last day was yesterday', { leftOn: '2027-02-14' }, 'left'],
  ])('%s, trained, is %s', (_who, more, state) => {
    expect(of(trained(ADA), { ...ADA, ...more }).state).toBe(state);
  });

  test('has no days of grace after being hired', () => {
    expect(of([], { ...ADA, hiredOn: TODAY }).state).toBe('overdue');
  });

  test.each([
    [[StaffRole.STAFF], ['handling-customer-data', 'phishing', 'social-engineering', 'incident-reporting']],
    [
      [StaffRole.DEVELOPER],
      ['handling-customer-data', 'phishing', 'social-engineering', 'incident-reporting', 'secure-coding'],
    ],
    [
      [StaffRole.RESPONDER],
      ['handling-customer-data', 'phishing', 'social-engineering', 'incident-reporting', 'incident-response'],
    ],
  ])('of %j must take %j', (roles, courses) => {
    const found = of([], { ...ADA, roles });

    expect(found.courses.map(({ course }) => course)).toEqual(courses);
  });

  test.each(trained({ ...ADA, roles: [StaffRole.DEVELOPER, StaffRole.RESPONDER] }).map(({ course }) => course))(
    'is overdue without %s',
    (without) => {
      const both = { ...ADA, roles: [StaffRole.DEVELOPER, StaffRole.RESPONDER] };
      const records = trained(both);

      expect(of(records, both).state).toBe('current');
      const found = of(
        records.filter(({ course }) => course !== without),
        both,
      );
      expect(found).toMatchObject({ state: 'overdue' });
      expect(found).not.toHaveProperty('trainedThrough');
      expect(found).not.toHaveProperty('accessUntil');
    },
  );

  test('of a programme without courses is not current', () => {
    expect(of([], ADA, TODAY, { courses: [], recordDays: 1095 }).state).toBe('overdue');
  });

  test.each([
    ['nobody in AWS', [], '2028-01-04'],
    ['a user of Identity Center', [`identity-center:${ADA_USER}`], '2028-01-04'],
    ['a user of IAM', ['iam-user:ada'], '2027-12-31'],
    ['a subject of SAML', ['saml:ada@example.com'], '2027-12-31'],
    ['both', [`identity-center:${ADA_USER}`, 'saml:ada@example.com'], '2027-12-31'],
  ])('who is %s has access until the day that their mechanism ends', (_what, principals, accessUntil) => {
    const found = of(trained(ADA), { ...ADA, principals: principals.map(principal) });

    expect(found).toMatchObject({ currentUntil: '2028-01-04', trainedThrough: '2027-Q4', accessUntil });
  });

  test('has access until the first course ends', () => {
    const records = [
      ...trained(ADA),
      record(ADA.person, 'phishing', { completedOn: '2027-02-10', acknowledgedOn: '2027-02-10' }),
    ].filter(
      ({ course, completedOn }) =>
        course !== 'incident-reporting' && (course !== 'phishing' || completedOn > '2027-02'),
    );
    const early = record(ADA.person, 'incident-reporting', { completedOn: '2026-06-30', acknowledgedOn: '2026-07-02' });

    expect(of([...records, early])).toMatchObject({ currentUntil: '2027-06-30', trainedThrough: '2027-Q2' });
  });
});

const day = fc.integer({ min: 0, max: 1_000 }).map((days) => daysAfter('2025-01-01', days));

test('nobody has access a day longer than 365 days after any course was completed or acknowledged', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(day, day), { minLength: 4, maxLength: 4 }),
      day,
      fc.boolean(),
      (dates, today, byTag) => {
        const who = { ...ADA, hiredOn: '2024-01-01' as const, principals: byTag ? [principal('iam-user:ada')] : [] };
        const records = trained(who).map((each, index) => {
          const [completedOn, acknowledgedOn] = dates[index] ?? [TODAY, TODAY];
          return { ...each, completedOn, acknowledgedOn };
        });
        const { state, accessUntil, trainedThrough } = of(records, who, today);
        const oldest =
          records.flatMap(({ completedOn, acknowledgedOn = TODAY }) => [completedOn, acknowledgedOn]).sort()[0] ??
          TODAY;

        if (state === 'current') {
          expect(accessUntil !== undefined && accessUntil <= daysAfter(oldest, 365)).toBe(true);
          expect(trainedThrough !== undefined && lastDayOf(trainedThrough) <= daysAfter(oldest, 365)).toBe(true);
          expect(today <= daysAfter(oldest, 365)).toBe(true);
        } else {
          const isWhole = records.every(
            ({ completedOn, acknowledgedOn = '9999' }) => completedOn <= today && acknowledgedOn <= today,
          );
          expect(isWhole && today <= daysAfter(oldest, 365)).toBe(false);
        }
      },
    ),
  );
});

test('records that are added never shorten access', () => {
  const records = fc.array(
    fc.record({
      course: fc.constantFrom(...trained(ADA).map(({ course }) => course)),
      completedOn: day,
      acknowledgedOn: fc.option(day, { nil: undefined }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(records, records, (some, more) => {
      const today = calendarDateOf(new Date('2026-06-01'));
      const whole = (list: typeof some) => list.map((each) => record(ADA.person, each.course, each));
      const before = of(
        [...trained(ADA, { completedOn: '2026-01-01', acknowledgedOn: '2026-01-01' }), ...whole(some)],
        ADA,
        today,
      );
      const after = of(
        [...trained(ADA, { completedOn: '2026-01-01', acknowledgedOn: '2026-01-01' }), ...whole(some), ...whole(more)],
        ADA,
        today,
      );

      expect(before.state).toBe('current');
      expect(after.state).toBe('current');
      expect((after.accessUntil ?? '') >= (before.accessUntil ?? '')).toBe(true);
      expect(quarterOf(new Date(after.accessUntil ?? 0)) >= quarterOf(new Date(before.accessUntil ?? 0))).toBe(true);
    }),
  );
});

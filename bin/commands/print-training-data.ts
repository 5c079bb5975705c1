import { csvText } from '../../lib/training/csv-text';
import { principalText } from '../../lib/training/principal';
import { isDue, trainingCounts } from '../../lib/training/training-report';
import { oneLine, type TrainingView } from './print-training';

/** The view for programs. */
export function trainingJson(view: TrainingView): string {
  const { table, region, account, today, days, all, shown, unread, inDetail, records } = view;
  const document = {
    schema: 'urn:storefront-security-baseline:training-report:1',
    account,
    region,
    table,
    today,
    dueWithinDays: days,
    counts: trainingCounts(all, today, days),
    isComplete: unread.length === 0,
    unread,
    people: shown.map((each) => ({
      person: each.member.person,
      roles: each.member.roles,
      hiredOn: each.member.hiredOn,
      leftOn: each.member.leftOn ?? null,
      principals: each.member.principals.map(principalText),
      state: each.state,
      doubt: each.doubt ?? null,
      isDue: isDue(each, today, days),
      currentUntil: each.currentUntil ?? null,
      trainedThrough: each.trainedThrough ?? null,
      accessUntil: each.accessUntil ?? null,
      courses: each.courses.map((course) => ({
        course: course.course,
        standing: course.standing,
        version: course.record?.version ?? null,
        completedOn: course.record?.completedOn ?? null,
        acknowledgedOn: course.record?.acknowledgedOn ?? null,
        currentUntil: course.currentUntil ?? null,
      })),
    })),
    ...(inDetail ? { records } : {}),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The view for a spreadsheet: one row for each person and course. */
export function trainingCsv({ shown, unread }: TrainingView): string {
  const head = [
    'person',
    'roles',
    'state',
    'access until',
    'trained through',
    'course',
    'standing',
    'version',
    'completed',
    'acknowledged',
    'counts until',
  ];
  const rows = shown.flatMap(({ member, state, accessUntil = '', trainedThrough = '', courses }) =>
    courses.map(({ course, standing, record, currentUntil = '' }) => [
      member.person,
      member.roles.join(' '),
      state,
      accessUntil,
      trainedThrough,
      course,
      standing,
      record?.version ?? '',
      record?.completedOn ?? '',
      record?.acknowledgedOn ?? '',
      currentUntil,
    ]),
  );
  const doubtful = unread.map(({ person, item }) => [oneLine(person), '', 'unreadable', '', '', oneLine(item)]);
  return csvText([head, ...rows, ...doubtful.map((row) => [...row, ...Array(head.length - row.length).fill('')])]);
}

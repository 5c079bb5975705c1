import Table from 'cli-table3';
import { amount } from '../../lib/amount';
import type { CalendarDate } from '../../lib/exceptions/calendar-date';
import type { Currency } from '../../lib/training/currency';
import type { UnreadItem } from '../../lib/training/register-contents';
import type { TrainingRecord } from '../../lib/training/training-record';
import { daysLeft, trainingCounts } from '../../lib/training/training-report';

/** What is shown of a register. */
export interface TrainingView {
  readonly table: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
  readonly today: CalendarDate;
  /** How soon access must end to count as due. */
  readonly days: number;
  readonly all: readonly Currency[];
  readonly shown: readonly Currency[];
  /** What in the register cannot be read. */
  readonly unread: readonly UnreadItem[];
  /** Whether every course is shown, and every record. */
  readonly inDetail: boolean;
  /** Records of those who are shown. */
  readonly records: readonly TrainingRecord[];
}

/** The view for a person. */
export function trainingText(view: TrainingView): string {
  const { table, region, today, days, all, shown, unread, inDetail } = view;
  const { people, current, due, overdue } = trainingCounts(all, today, days);
  const head = `Register ${table} in ${region} on ${today}: ${people} ${people === 1 ? 'person' : 'people'}, ${current} current (${due} due within ${amount(days, 'day')}), ${overdue} overdue`;
  const sections = [
    head,
    shown.length === 0 ? 'Nobody to show.' : peopleTable(view),
    ...(inDetail ? shown.map((each) => courseTable(each)) : []),
    ...(inDetail && view.records.length > 0 ? [recordTable(view.records)] : []),
    ...(unread.length === 0
      ? []
      : [
          [
            `Incomplete: ${amount(unread.length, 'item')} of the register cannot be read; their people count as overdue`,
            ...unread.map(({ person, item }) => `  ${oneLine(person)} ${oneLine(item)}`),
          ].join('\n'),
        ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function peopleTable({ shown, today }: TrainingView): string {
  return tableOf(
    ['person', 'roles', 'state', 'access until', 'days left', 'trained through', 'needs'],
    shown.map((each) => [
      each.member.person,
      each.member.roles.join(' '),
      each.state,
      each.accessUntil ?? '',
      each.accessUntil === undefined ? '' : String(daysLeft(each, today)),
      each.trainedThrough ?? '',
      each.state === 'left' ? '' : needs(each),
    ]),
  );
}

function courseTable({ courses }: Currency): string {
  return tableOf(
    ['course', 'standing', 'version', 'completed', 'acknowledged', 'counts until'],
    courses.map(({ course, standing, record, currentUntil = '' }) => [
      course,
      standing,
      record?.version ?? '',
      record?.completedOn ?? '',
      record?.acknowledgedOn ?? '',
      currentUntil,
    ]),
  );
}

function recordTable(records: readonly TrainingRecord[]): string {
  const rows = [...records]
    .sort((one, other) => other.completedOn.localeCompare(one.completedOn))
    .map(({ completedOn, course, version, acknowledgedOn = '' }) => [completedOn, course, version, acknowledgedOn]);
  return tableOf(['record of', 'course', 'version', 'acknowledged'], rows);
}

function needs({ courses, doubt }: Currency): string {
  const missing = courses
    .filter(({ standing }) => standing !== 'current')
    .map(({ course, standing }) => `${course} (${standing})`);
  return [...(doubt === undefined ? [] : [`doubtful: ${doubt}`]), ...missing].join('\n');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

/** What nobody could read must not steer the terminal. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

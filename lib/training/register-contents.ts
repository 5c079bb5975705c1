import type { CalendarDate } from '../exceptions/calendar-date';
import { type Currency, currencyOf } from './currency';
import { principalText } from './principal';
import { type EnrolledMember, parseMember, parseRecord, type RegisterItem } from './register-item';
import type { StaffMember } from './staff-member';
import { JOB_PARTITIONS, REGISTER_KEYS } from './training-names';
import type { TrainingProgramme } from './training-programme';
import type { TrainingRecord } from './training-record';

/** An item that nobody can read. */
export interface UnreadItem {
  readonly person: string;
  readonly item: string;
}

/** All that the register says. */
export interface RegisterContents {
  /** Everybody, as they were last enrolled, by person. */
  readonly enrolled: ReadonlyMap<string, EnrolledMember>;
  readonly records: readonly TrainingRecord[];
  /** Items that cannot be read. Of their people nothing is known for sure. */
  readonly unread: readonly UnreadItem[];
  /** Principals, as `<kind>:<name>`, that more than one person claims who works here. */
  readonly contested: ReadonlySet<string>;
}

/** Reads the items of a register. What its daily job keeps there is passed over. */
export function registerContents(items: readonly RegisterItem[], today: CalendarDate): RegisterContents {
  const enrolled = new Map<string, EnrolledMember>();
  const records: TrainingRecord[] = [];
  const unread: UnreadItem[] = [];
  for (const item of items) {
    const key = { person: textOf(item[REGISTER_KEYS.partition]), item: textOf(item[REGISTER_KEYS.sort]) };
    if (key.person === JOB_PARTITIONS.job || key.person === JOB_PARTITIONS.reminders) continue;
    const found = parseMember(item);
    const record = parseRecord(item);
    if (found !== undefined) {
      if (found.revision > (enrolled.get(key.person)?.revision ?? 0)) enrolled.set(key.person, found);
    } else if (record !== undefined) records.push(record);
    else unread.push(key);
  }
  return { enrolled, records, unread, contested: contestedAmong([...enrolled.values()], today) };
}

/**
 * How everybody stands, by person. Of whom something cannot be read, or whose principal another claims too, nobody knows
 * for sure: they count as overdue.
 */
export function currencies(
  { enrolled, records, unread, contested }: RegisterContents,
  programme: TrainingProgramme,
  today: CalendarDate,
): readonly Currency[] {
  const byPerson = new Map<string, TrainingRecord[]>();
  for (const record of records) byPerson.set(record.person, [...(byPerson.get(record.person) ?? []), record]);
  const doubtful = new Set(unread.map(({ person }) => person));
  return [...enrolled.values()]
    .map(({ member }) => {
      const found = currencyOf(member, byPerson.get(member.person) ?? [], programme, today);
      const contest = member.principals.map(principalText).find((each) => contested.has(each));
      if (!doubtful.has(member.person) && contest === undefined) return found;
      const doubt = contest === undefined ? 'an item cannot be read' : `${contest} belongs to somebody else too`;
      const { state, courses } = found;
      return { member, courses, doubt, state: state === 'current' ? ('overdue' as const) : state };
    })
    .sort((one, other) => one.member.person.localeCompare(other.member.person));
}

function contestedAmong(enrolled: readonly EnrolledMember[], today: CalendarDate): ReadonlySet<string> {
  const claimed = new Set<string>();
  const contested = new Set<string>();
  for (const { member } of enrolled.filter((each) => worksHere(each.member, today))) {
    for (const principal of new Set(member.principals.map(principalText))) {
      if (claimed.has(principal)) contested.add(principal);
      claimed.add(principal);
    }
  }
  return contested;
}

function worksHere({ hiredOn, leftOn }: StaffMember, today: CalendarDate): boolean {
  return hiredOn <= today && (leftOn === undefined || leftOn >= today);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

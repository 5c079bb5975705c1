import * as z from 'zod';
import { isCalendarDay } from '../controls/calendar-day';
import { type CalendarDate, daysAfter } from '../exceptions/calendar-date';
import { isContentVersion } from './content-version';
import { parsePrincipal, principalText } from './principal';
import { isPersonId, type StaffMember } from './staff-member';
import { StaffRole } from './staff-role';
import { allRoles, isCourseId } from './training-programme';
import type { TrainingRecord } from './training-record';

/** An item of the register's table. */
export type RegisterItem = Readonly<Record<string, unknown>>;

/** Somebody in the register, and how often what it says of them was changed. */
export interface EnrolledMember {
  readonly member: StaffMember;
  /** 1 for the first. */
  readonly revision: number;
  /** The item that says so; absent before it is written. */
  readonly stored?: RegisterItem;
}

const day = z.string().refine((text): text is CalendarDate => isCalendarDay(text));
const person = z.string().refine(isPersonId);

const memberItem = z.object({
  person,
  item: z.string().regex(/^person#\d{6}$/),
  roles: z.array(z.enum(StaffRole)).max(3),
  hiredOn: day,
  leftOn: day.optional(),
  principals: z.array(z.string()).max(5).optional(),
});

const recordItem = z.object({
  person,
  item: z.string().regex(/^record#[a-z0-9-]+#\d{4}-\d{2}-\d{2}$/),
  version: z.string().refine(isContentVersion),
  acknowledgedOn: day.optional(),
});

/** The item of a person. Each change is an item of its own, so that the register shows who was what when. */
export function memberItemOf({ member, revision }: EnrolledMember): RegisterItem {
  const { principals, ...rest } = member;
  return { ...rest, item: `person#${String(revision).padStart(6, '0')}`, principals: principals.map(principalText) };
}

/** The item of a record. */
export function recordItemOf({ person, course, completedOn, version, acknowledgedOn }: TrainingRecord): RegisterItem {
  return { person, item: `record#${course}#${completedOn}`, version, acknowledgedOn };
}

/** Reads the item of a person; `undefined` where it is none, or cannot be trusted. */
export function parseMember(item: RegisterItem): EnrolledMember | undefined {
  const { success, data } = memberItem.safeParse(item);
  if (!success) return undefined;
  const principals = (data.principals ?? []).flatMap((text) => parsePrincipal(text) ?? []);
  if (principals.length !== (data.principals ?? []).length) return undefined;
  const { leftOn } = data;
  const member: StaffMember = {
    person: data.person,
    roles: allRoles(data.roles),
    hiredOn: data.hiredOn,
    ...(leftOn === undefined ? {} : { leftOn }),
    principals,
  };
  return { member, revision: Number(data.item.slice('person#'.length)), stored: item };
}

/** Reads the item of a record; `undefined` where it is none, or cannot be trusted. */
export function parseRecord(item: RegisterItem): TrainingRecord | undefined {
  const { success, data } = recordItem.safeParse(item);
  if (!success) return undefined;
  const [, course = '', completedOn = ''] = data.item.split('#');
  if (!isCourseId(course) || !isCalendarDay(completedOn)) return undefined;
  const { acknowledgedOn, version } = data;
  return {
    person: data.person,
    course,
    version,
    completedOn: completedOn as CalendarDate,
    ...(acknowledgedOn === undefined ? {} : { acknowledgedOn }),
  };
}

/** The second, since the epoch, after which what belongs to a day is no longer kept. */
export function expiryOf(date: CalendarDate, days: number): number {
  return Date.parse(daysAfter(date, days)) / 1_000;
}

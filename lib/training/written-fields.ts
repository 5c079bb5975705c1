import { isCalendarDay } from '../controls/calendar-day';
import type { CalendarDate } from '../exceptions/calendar-date';
import { nearestName } from '../input/nearest-name';
import { type ContentVersion, isContentVersion } from './content-version';
import { Mend } from './mend';
import { type Principal, parsePrincipal } from './principal';
import { isPersonId } from './staff-member';
import { STAFF_ROLES, type StaffRole, staffRole } from './staff-role';
import { allRoles, type TrainingProgramme } from './training-programme';

/** Most principals of one person. */
const MOST_PRINCIPALS = 5;

/** A person's id, as a flag or a column says it. Upper case becomes lower case. */
export function personField(text: string): string | Mend {
  const person = text.toLowerCase();
  return isPersonId(person)
    ? person
    : new Mend('write an e-mail address or a staff id: letters, digits and ._%+@-, at most 128');
}

/** A course of the programme. */
export function courseField(text: string, { courses }: TrainingProgramme): string | Mend {
  const ids = courses.map(({ id }) => id);
  if (ids.includes(text)) return text;
  const nearest = nearestName(text, ids);
  return new Mend(nearest === undefined ? `use ${ids.join(', ')}` : `did you mean ${nearest}?`);
}

/** A version of a course's content. */
export function versionField(text: string): ContentVersion | Mend {
  return isContentVersion(text) ? text : new Mend('write numbers with dots between them, such as 2027.1');
}

/** A day, which may lie ahead. */
export function dayField(text: string): CalendarDate | Mend {
  return isCalendarDay(text) ? (text as CalendarDate) : new Mend('write a calendar date such as 2027-01-31');
}

/** A day that has come. */
export function pastDayField(text: string, today: CalendarDate): CalendarDate | Mend {
  const day = dayField(text);
  return day instanceof Mend || day <= today ? day : new Mend(`it lies ahead; write a day up to ${today}`);
}

/** Roles, with spaces between them. That of everybody need not be written. */
export function rolesField(text: string): readonly StaffRole[] | Mend {
  const names = wordsOf(text);
  const roles = names.flatMap((name) => staffRole(name) ?? []);
  if (roles.length === names.length) return allRoles(roles);
  return new Mend(`use ${STAFF_ROLES.join(', ')}, with spaces between several`);
}

/** Principals as `<kind>:<name>`, with spaces between them. */
export function principalsField(text: string): readonly Principal[] | Mend {
  const names = wordsOf(text);
  const principals = names.flatMap((name) => parsePrincipal(name) ?? []);
  if (principals.length !== new Set(names).size || principals.length !== names.length) {
    return new Mend('write iam-user:<name>, identity-center:<user id> or saml:<subject>, each once');
  }
  return principals.length <= MOST_PRINCIPALS
    ? principals
    : new Mend(`write at most ${MOST_PRINCIPALS} principals of a person`);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

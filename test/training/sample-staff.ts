import type { CalendarDate } from '../../lib/exceptions/calendar-date';
import { type Principal, parsePrincipal } from '../../lib/training/principal';
import type { StaffMember } from '../../lib/training/staff-member';
import { StaffRole } from '../../lib/training/staff-role';
import { DEFAULT_PROGRAMME, requiredCourses } from '../../lib/training/training-programme';
import type { TrainingRecord } from '../../lib/training/training-record';

/** The day of these tests. */
export const TODAY: CalendarDate = '2027-02-15';

/** A user of IAM Identity Center. */
export const ADA_USER = '906a1b2c3d-11111111-2222-3333-4444-555555555555';

/** A principal that a test is sure of. */
export function principal(text: string): Principal {
  const found = parsePrincipal(text);
  if (found === undefined) throw new Error(`${text} names no principal`);
  return found;
}

/** Somebody of the staff. */
export function member(person: string, more: Partial<StaffMember> = {}): StaffMember {
  return { person, roles: [StaffRole.STAFF], hiredOn: '2026-01-01', principals: [], ...more };
}

/** A record of a course. */
export function record(person: string, course: string, more: Partial<TrainingRecord> = {}): TrainingRecord {
  return { person, course, version: '2027.1', completedOn: '2027-01-04', acknowledgedOn: '2027-01-05', ...more };
}

/** Records of every course that a person must take. */
export function trained({ person, roles }: StaffMember, more: Partial<TrainingRecord> = {}): readonly TrainingRecord[] {
  return requiredCourses(DEFAULT_PROGRAMME, roles).map(({ id }) => record(person, id, more));
}

import type { CalendarDate } from '../exceptions/calendar-date';
import { type CourseStanding, courseStanding } from './course-standing';
import { PrincipalKind } from './principal';
import { lastDayOf, type Quarter } from './quarter';
import type { StaffMember } from './staff-member';
import { requiredCourses, type TrainingProgramme } from './training-programme';
import type { TrainingRecord } from './training-record';

/** Whether the training of a person is current. */
export interface Currency {
  readonly member: StaffMember;
  /**
   * `current`: may touch customer data. `overdue`: must be trained first, which holds from the day of hire. `joining`: does
   * not work here yet. `left`: works here no longer.
   */
  readonly state: 'current' | 'overdue' | 'joining' | 'left';
  /** How they stand with each course that they must take. */
  readonly courses: readonly CourseStanding[];
  /** Why nobody knows for sure, where that is so: they count as overdue then. */
  readonly doubt?: string;
  /** The last day on which every course counts; present while all of them do. */
  readonly currentUntil?: CalendarDate;
  /** The value of the gate's tag; present while every course counts. */
  readonly trainedThrough?: Quarter;
  /**
   * The last day of their access; present while every course counts. The tag of the gate tells quarters apart and no days,
   * so who comes by the tag has access until its quarter ends.
   */
  readonly accessUntil?: CalendarDate;
}

/**
 * Whether the training of a person is current on a day: every course that their roles ask for was completed and
 * acknowledged, in content that is new enough, within the days that it counts.
 *
 * @param records of that person, or of others too
 */
export function currencyOf(
  member: StaffMember,
  records: readonly TrainingRecord[],
  programme: TrainingProgramme,
  today: CalendarDate,
): Currency {
  const own = records.filter(({ person }) => person === member.person);
  const courses = requiredCourses(programme, member.roles).map((course) =>
    courseStanding(
      course,
      own.filter((record) => record.course === course.id),
      today,
    ),
  );
  const isTrained = courses.length > 0 && courses.every(({ standing }) => standing === 'current');
  return { member, state: stateOf(member, isTrained, today), courses, ...(isTrained ? ends(member, courses) : {}) };
}

function stateOf({ hiredOn, leftOn }: StaffMember, isTrained: boolean, today: CalendarDate): Currency['state'] {
  if (leftOn !== undefined && leftOn < today) return 'left';
  if (hiredOn > today) return 'joining';
  return isTrained ? 'current' : 'overdue';
}

function ends(member: StaffMember, courses: readonly CourseStanding[]): Partial<Currency> {
  const currentUntil = earliest(courses.flatMap((course) => course.currentUntil ?? []));
  const trainedThrough = earliest(courses.flatMap((course) => course.trainedThrough ?? []));
  if (currentUntil === undefined || trainedThrough === undefined) return {};
  const byTag = member.principals.some(({ kind }) => kind !== PrincipalKind.IDENTITY_CENTER);
  return { currentUntil, trainedThrough, accessUntil: byTag ? lastDayOf(trainedThrough) : currentUntil };
}

function earliest<Value extends string>(values: readonly Value[]): Value | undefined {
  return [...values].sort()[0];
}

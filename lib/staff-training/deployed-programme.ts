import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { presentDay } from '../clock';
import { InvalidPropertyError } from '../errors';
import { type CalendarDate, calendarDateOf, daysBetween } from '../exceptions/calendar-date';
import { isContentVersion } from '../training/content-version';
import { TRAINING_DAYS } from '../training/quarter';
import { StaffRole } from '../training/staff-role';
import {
  DEFAULT_COURSES,
  DEFAULT_RECORD_DAYS,
  isCourseId,
  type TrainingCourse,
  type TrainingProgramme,
} from '../training/training-programme';
import type { StaffTrainingProps } from './staff-training-props';
import type { TrainingCourseProps } from './training-course-props';

/** A function's environment takes 4 KB ("Lambda quotas", AWS Lambda Developer Guide): the rest of it needs one. */
const MOST_BYTES = 3_000;

/**
 * The programme that properties describe.
 *
 * @throws InvalidPropertyError when a course, a time or a day cannot be used
 */
export function deployedProgramme(scope: Construct, props: StaffTrainingProps): TrainingProgramme {
  const courses = props.courses === undefined ? DEFAULT_COURSES : coursesOf(scope, props.courses);
  const recordDays = props.recordRetention?.toDays({ integral: false }) ?? DEFAULT_RECORD_DAYS;
  if (!Number.isInteger(recordDays) || recordDays < TRAINING_DAYS) {
    const mend = `give ${TRAINING_DAYS} whole days or more`;
    throw new InvalidPropertyError(scope, 'recordRetention', `${recordDays} days`, mend);
  }
  const { programmeReviewedOn } = props;
  const programme: TrainingProgramme = {
    courses,
    recordDays,
    ...(programmeReviewedOn === undefined ? {} : { reviewedOn: reviewDay(scope, programmeReviewedOn) }),
  };
  const bytes = Buffer.byteLength(JSON.stringify(programme));
  if (bytes > MOST_BYTES) {
    const mend = `it takes ${bytes} bytes of the functions' environment; leave ${MOST_BYTES} or fewer`;
    throw new InvalidPropertyError(scope, 'courses', `${courses.length} courses`, mend);
  }
  return programme;
}

function coursesOf(scope: Construct, given: readonly TrainingCourseProps[]): readonly TrainingCourse[] {
  const courses = given.map((course, index) => courseOf(scope, course, `courses[${index}]`));
  const twice = courses.findIndex(({ id }, index) => courses.findIndex((each) => each.id === id) !== index);
  if (twice >= 0) throw new InvalidPropertyError(scope, `courses[${twice}].id`, courses[twice]?.id, 'name each once');
  if (!courses.some(({ roles }) => roles.includes(StaffRole.STAFF))) {
    throw new InvalidPropertyError(
      scope,
      'courses',
      courses.map(({ id }) => id),
      'give a course for everybody: nobody would need any training',
    );
  }
  return courses;
}

function courseOf(scope: Construct, course: TrainingCourseProps, place: string): TrainingCourse {
  const { id, roles = [StaffRole.STAFF], maxAge, minimumVersion } = course;
  if (!isCourseId(id)) {
    throw new InvalidPropertyError(scope, `${place}.id`, id, 'give a name in kebab-case of at most 64 characters');
  }
  if (roles.length === 0) {
    throw new InvalidPropertyError(scope, `${place}.roles`, roles, 'name a role, or leave it out for everybody');
  }
  const maxAgeDays = maxAge?.toDays({ integral: false }) ?? TRAINING_DAYS;
  if (!Number.isInteger(maxAgeDays) || maxAgeDays < 1 || maxAgeDays > TRAINING_DAYS) {
    throw new InvalidPropertyError(
      scope,
      `${place}.maxAge`,
      `${maxAgeDays} days`,
      `give 1 to ${TRAINING_DAYS} whole days`,
    );
  }
  if (minimumVersion !== undefined && !isContentVersion(minimumVersion)) {
    const mend = 'give numbers with dots between them, such as 2027.1';
    throw new InvalidPropertyError(scope, `${place}.minimumVersion`, minimumVersion, mend);
  }
  return { id, roles, maxAgeDays, ...(minimumVersion === undefined ? {} : { minimumVersion }) };
}

function reviewDay(scope: Construct, given: string): CalendarDate {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || calendarDateOf(day) !== given) {
    const mend = 'write a calendar date such as 2026-11-30';
    throw new InvalidPropertyError(scope, 'programmeReviewedOn', given, mend);
  }
  const days = daysBetween(given as CalendarDate, calendarDateOf(presentDay(scope)));
  if (days < 0) throw new InvalidPropertyError(scope, 'programmeReviewedOn', given, 'give a day that has come');
  if (days > TRAINING_DAYS) {
    Annotations.of(scope).addWarningV2(
      'storefront-security-baseline:programmeReviewedOn',
      `the training programme was reviewed ${days} days ago, on ${given}; PCI DSS 4.0.1 requirement 12.6.2 asks for it every 12 months`,
    );
  }
  return given as CalendarDate;
}

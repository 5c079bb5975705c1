import * as z from 'zod';
import { isCalendarDay } from '../controls/calendar-day';
import type { CalendarDate } from '../exceptions/calendar-date';
import { type ContentVersion, isContentVersion } from './content-version';
import { TRAINING_DAYS } from './quarter';
import { STAFF_ROLES, StaffRole } from './staff-role';

/** Something that people must learn. */
export interface TrainingCourse {
  /** kebab-case, such as `phishing`. For ever: records refer to it. */
  readonly id: string;
  /** Who must learn it; `STAFF` is everybody. */
  readonly roles: readonly StaffRole[];
  /** Days after which it must be taken again. */
  readonly maxAgeDays: number;
  /** The oldest content that counts; any, where it is left out. */
  readonly minimumVersion?: ContentVersion | undefined;
}

/** What is taught, and how long it is remembered who learned it. */
export interface TrainingProgramme {
  readonly courses: readonly TrainingCourse[];
  /** Days that records are kept. */
  readonly recordDays: number;
  /** The day on which somebody last reviewed the programme, where that is said. */
  readonly reviewedOn?: CalendarDate | undefined;
}

const EVERYBODY = [StaffRole.STAFF];

/**
 * What is taught where nobody says otherwise. PCI DSS 4.0.1: 12.6.3 and 12.6.3.1 (phishing, social engineering) for
 * everybody, 6.2.2 for developers, 12.10.4 for who answers incidents; each every 12 months.
 */
export const DEFAULT_COURSES: readonly TrainingCourse[] = [
  { id: 'handling-customer-data', roles: EVERYBODY, maxAgeDays: TRAINING_DAYS },
  { id: 'phishing', roles: EVERYBODY, maxAgeDays: TRAINING_DAYS },
  { id: 'social-engineering', roles: EVERYBODY, maxAgeDays: TRAINING_DAYS },
  { id: 'incident-reporting', roles: EVERYBODY, maxAgeDays: TRAINING_DAYS },
  { id: 'secure-coding', roles: [StaffRole.DEVELOPER], maxAgeDays: TRAINING_DAYS },
  { id: 'incident-response', roles: [StaffRole.RESPONDER], maxAgeDays: TRAINING_DAYS },
];

/** Three years: an assessor looks back for one, and a dispute for longer. */
export const DEFAULT_RECORD_DAYS = 3 * 365;

/** The programme where nobody says otherwise. */
export const DEFAULT_PROGRAMME: TrainingProgramme = { courses: DEFAULT_COURSES, recordDays: DEFAULT_RECORD_DAYS };

/** Whether a text can be a course's id: kebab-case, at most 64 characters. */
export function isCourseId(text: string): boolean {
  return text.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

const schema = z.object({
  courses: z
    .array(
      z.object({
        id: z.string().refine(isCourseId),
        roles: z.array(z.enum(StaffRole)).min(1),
        maxAgeDays: z.int().min(1).max(TRAINING_DAYS),
        minimumVersion: z.string().refine(isContentVersion).optional(),
      }),
    )
    .min(1),
  recordDays: z.int().min(TRAINING_DAYS),
  reviewedOn: z
    .string()
    .refine((text): text is CalendarDate => isCalendarDay(text))
    .optional(),
});

/** Reads a programme; `undefined` where it is none. */
export function parseProgramme(value: unknown): TrainingProgramme | undefined {
  const { success, data } = schema.safeParse(value);
  return success ? (data as TrainingProgramme) : undefined;
}

/** The courses that somebody with these roles must take, in the programme's order. */
export function requiredCourses(
  { courses }: TrainingProgramme,
  roles: readonly StaffRole[],
): readonly TrainingCourse[] {
  return courses.filter((course) => course.roles.some((role) => role === StaffRole.STAFF || roles.includes(role)));
}

/** Roles in their usual order, each once, that of everybody included. */
export function allRoles(roles: readonly StaffRole[]): readonly StaffRole[] {
  return STAFF_ROLES.filter((role) => role === StaffRole.STAFF || roles.includes(role));
}

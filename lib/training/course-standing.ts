import type { CalendarDate } from '../exceptions/calendar-date';
import { isAsNewAs } from './content-version';
import { currentUntil, type Quarter, trainedThrough } from './quarter';
import type { TrainingCourse } from './training-programme';
import type { TrainingRecord } from './training-record';

/** How a person stands with a course that they must take. */
export interface CourseStanding {
  readonly course: string;
  readonly standing: 'current' | 'expired' | 'unacknowledged' | 'outdated' | 'missing';
  /** The record that decides; absent where there is none. */
  readonly record?: TrainingRecord;
  /** The last day on which the record counts; present where it is complete. */
  readonly currentUntil?: CalendarDate;
  /** The last quarter that the record covers to its end; present where it is complete. */
  readonly trainedThrough?: Quarter;
}

/**
 * How a person stands with a course on a day. Of several records the one that counts longest decides, whichever was
 * written last; what lies ahead of the day does not count.
 *
 * @param records of the person and the course
 */
export function courseStanding(
  { id: course, maxAgeDays, minimumVersion }: TrainingCourse,
  records: readonly TrainingRecord[],
  today: CalendarDate,
): CourseStanding {
  const past = records.filter(({ completedOn }) => completedOn <= today);
  const isNewEnough = ({ version }: TrainingRecord) =>
    minimumVersion === undefined || isAsNewAs(version, minimumVersion);
  const complete = past
    .filter(isNewEnough)
    .flatMap((record) => {
      const { completedOn, acknowledgedOn } = record;
      return acknowledgedOn === undefined || acknowledgedOn > today
        ? []
        : [
            {
              record,
              currentUntil: currentUntil(completedOn, acknowledgedOn, maxAgeDays),
              trainedThrough: trainedThrough(completedOn, acknowledgedOn, maxAgeDays),
            },
          ];
    })
    .sort((one, other) => other.currentUntil.localeCompare(one.currentUntil));
  const [best] = complete;
  if (best !== undefined && best.currentUntil >= today) return { course, standing: 'current', ...best };
  const [newest] = [...past].sort((one, other) => other.completedOn.localeCompare(one.completedOn));
  if (newest === undefined) return { course, standing: 'missing' };
  if (!isNewEnough(newest)) return { course, standing: 'outdated', record: newest };
  if (newest !== best?.record && (newest.acknowledgedOn ?? '9999') > today) {
    return { course, standing: 'unacknowledged', record: newest };
  }
  return { course, standing: 'expired', record: newest, ...best };
}

import type { CalendarDate } from '../exceptions/calendar-date';
import type { ContentVersion } from './content-version';

/** That somebody took a course. */
export interface TrainingRecord {
  readonly person: string;
  readonly course: string;
  readonly version: ContentVersion;
  readonly completedOn: CalendarDate;
  /** When they acknowledged that they read and understood it (PCI DSS 4.0.1, 12.6.3); not yet, where it is left out. */
  readonly acknowledgedOn?: CalendarDate | undefined;
}

/** Whether two records say the same. */
export function isSameRecord(one: TrainingRecord, other: TrainingRecord): boolean {
  return (
    one.person === other.person &&
    one.course === other.course &&
    one.completedOn === other.completedOn &&
    one.version === other.version &&
    one.acknowledgedOn === other.acknowledgedOn
  );
}

/** Whether a record only adds the acknowledgement that another lacked. */
export function addsAcknowledgement(before: TrainingRecord, after: TrainingRecord): boolean {
  return before.acknowledgedOn === undefined && isSameRecord(before, { ...after, acknowledgedOn: undefined });
}

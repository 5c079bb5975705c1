import { Mend } from './mend';
import { unknownPersonMend } from './nearest-person';
import type { RegisterContents } from './register-contents';
import { addsAcknowledgement, isSameRecord, type TrainingRecord } from './training-record';

/** What is to be done for a record. */
export interface PlannedRecord {
  readonly record: TrainingRecord;
  /** What stands there, if anything does. */
  readonly before?: TrainingRecord | undefined;
  /** Whether the register says so already. */
  readonly isKnown: boolean;
}

/** Holds a record against the register. */
export function planRecord(
  record: TrainingRecord,
  { enrolled, records }: Pick<RegisterContents, 'enrolled' | 'records'>,
): PlannedRecord | Mend {
  if (!enrolled.has(record.person)) return new Mend(unknownPersonMend(record.person, enrolled.keys()));
  const before = records.find(
    ({ person, course, completedOn }) =>
      person === record.person && course === record.course && completedOn === record.completedOn,
  );
  if (before === undefined) return { record, isKnown: false };
  if (isSameRecord(before, record) || addsAcknowledgement(record, before)) return { record, before, isKnown: true };
  if (addsAcknowledgement(before, record)) return { record, before, isKnown: false };
  return new Mend(
    `the register says otherwise of ${record.course} on ${record.completedOn}: version ${before.version}, acknowledged ${before.acknowledgedOn ?? 'never'}; a record is not changed, write one of another day`,
  );
}

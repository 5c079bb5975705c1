import { CsvError } from './csv-table';
import type { ImportFile, ImportRow } from './import-file';
import { Mend } from './mend';
import { type PlannedMember, planMember } from './plan-member';
import { type PlannedRecord, planRecord } from './plan-record';
import type { RegisterContents } from './register-contents';
import type { StaffMember } from './staff-member';
import type { TrainingRecord } from './training-record';

/** What a file asks to be written. */
export interface ImportPlan {
  readonly members: readonly PlannedMember[];
  readonly records: readonly PlannedRecord[];
  /** Rows that say what the register says already. */
  readonly known: number;
}

/**
 * Holds a file against the register, so that nothing is written of one that is not well as a whole.
 *
 * @param file its name, for errors
 * @throws CsvError at the first row that comes twice, names somebody who is not enrolled, or says something else than
 * the register
 */
export function planImport(file: string, given: ImportFile, contents: RegisterContents): ImportPlan {
  return given.kind === 'staff' ? planStaff(file, given.rows, contents) : planRecords(file, given.rows, contents);
}

function planRecords(file: string, rows: readonly ImportRow<TrainingRecord>[], contents: RegisterContents): ImportPlan {
  refuseTwice(file, rows, ({ person, course, completedOn }) => `${person}, ${course}, ${completedOn}`);
  const planned = rows.map(({ value, at }) => {
    const plan = planRecord(value, contents);
    if (plan instanceof Mend) throw new CsvError(file, at, `${value.person}: ${plan.text}`);
    return plan;
  });
  const records = planned.filter(({ isKnown }) => !isKnown);
  return { members: [], records, known: planned.length - records.length };
}

function planStaff(file: string, rows: readonly ImportRow<StaffMember>[], contents: RegisterContents): ImportPlan {
  refuseTwice(file, rows, ({ person }) => person);
  const enrolled = new Map(contents.enrolled);
  // The whole file first: who hands a principal over may stand below who takes it.
  for (const { value } of rows) {
    const before = enrolled.get(value.person);
    enrolled.set(value.person, { ...(before ?? { revision: 0 }), member: value });
  }
  const planned = rows.map(({ value, at }) => {
    const held = planMember(value, { enrolled });
    const plan = held instanceof Mend ? held : planMember(value, { enrolled: only(contents, value.person) });
    if (plan instanceof Mend) throw new CsvError(file, at, `${value.person}: ${plan.text}`);
    return plan;
  });
  const members = planned.filter(({ isKnown }) => !isKnown);
  return { members, records: [], known: planned.length - members.length };
}

function only({ enrolled }: RegisterContents, person: string): RegisterContents['enrolled'] {
  const found = enrolled.get(person);
  return new Map(found === undefined ? [] : [[person, found]]);
}

function refuseTwice<Value>(file: string, rows: readonly ImportRow<Value>[], keyOf: (value: Value) => string): void {
  const lines = new Map<string, number>();
  for (const { value, at } of rows) {
    const key = keyOf(value);
    const line = lines.get(key);
    if (line !== undefined) throw new CsvError(file, at, `${key} stands in line ${line} already; leave one`);
    lines.set(key, at.line);
  }
}

import type { CalendarDate } from '../exceptions/calendar-date';
import { nearestName } from '../input/nearest-name';
import { printedValue } from '../input/printed-value';
import { CsvError, type CsvField, csvTable } from './csv-table';
import { Mend } from './mend';
import type { StaffMember } from './staff-member';
import type { TrainingProgramme } from './training-programme';
import type { TrainingRecord } from './training-record';
import {
  courseField,
  dayField,
  pastDayField,
  personField,
  principalsField,
  rolesField,
  versionField,
} from './written-fields';

/** The columns of a file of records, in any order. `acknowledged` may be empty. */
export const RECORD_COLUMNS = ['person', 'course', 'version', 'completed', 'acknowledged'] as const;

/** The columns of a file of people, in any order. `left` and `principals` may be empty. */
export const STAFF_COLUMNS = ['person', 'roles', 'hired', 'left', 'principals'] as const;

/** A row of a file, understood, and where it stands. */
export interface ImportRow<Value> {
  readonly value: Value;
  /** Where a person's id begins. */
  readonly at: CsvField;
}

/** A file, understood. */
export type ImportFile =
  | { readonly kind: 'records'; readonly rows: readonly ImportRow<TrainingRecord>[] }
  | { readonly kind: 'staff'; readonly rows: readonly ImportRow<StaffMember>[] };

/** By what a file is understood. */
export interface ImportContext {
  /** Its name, for errors. */
  readonly file: string;
  readonly programme: TrainingProgramme;
  readonly today: CalendarDate;
}

/**
 * Understands a CSV file of records or of people: its header tells which.
 *
 * @throws CsvError at the first place that cannot be used
 */
export function importFile(text: string, context: ImportContext): ImportFile {
  const { file, programme, today } = context;
  const [header, ...body] = csvTable(text, file);
  if (header === undefined) {
    throw new CsvError(file, { line: 1, column: 1 }, `the file is empty; begin with ${RECORD_COLUMNS.join(',')}`);
  }
  const names = header.map((field) => field.text.trim().toLowerCase());
  const isStaff = names.includes('roles') || names.includes('hired') || names.includes('principals');
  const columns: readonly string[] = isStaff ? STAFF_COLUMNS : RECORD_COLUMNS;
  refuseHeader(file, header, names, columns);
  const rows = body.map((fields) => rowOf(file, fields, names));
  if (isStaff) return { kind: 'staff', rows: rows.map((row) => ({ value: memberOf(row), at: row.at('person') })) };
  const value = (row: Row) => recordOf(row, programme, today);
  return { kind: 'records', rows: rows.map((row) => ({ value: value(row), at: row.at('person') })) };
}

function refuseHeader(
  file: string,
  header: readonly CsvField[],
  names: readonly string[],
  columns: readonly string[],
): void {
  for (const [index, name] of names.entries()) {
    const at = header[index] ?? { line: 1, column: 1 };
    if (!columns.includes(name)) {
      const nearest = nearestName(name, columns);
      const mend = nearest === undefined ? `use ${columns.join(',')}` : `did you mean ${nearest}?`;
      throw new CsvError(file, at, `there is no column ${printedValue(name)}; ${mend}`);
    }
    if (names.indexOf(name) !== index) throw new CsvError(file, at, `the column ${name} comes twice; leave one`);
  }
  const missing = columns.filter((column) => !names.includes(column));
  const [first] = header;
  if (missing.length > 0 && first !== undefined) {
    throw new CsvError(file, first, `the header lacks ${missing.join(', ')}; write ${columns.join(',')}`);
  }
}

/** A row whose fields have names. */
interface Row {
  at(column: string): CsvField;
  /** Understands a field. */
  read<Value>(column: string, parse: (text: string) => Value | Mend): Value;
  /** Understands a field that may be empty. */
  readOptional<Value>(column: string, parse: (text: string) => Value | Mend): Value | undefined;
}

function rowOf(file: string, fields: readonly CsvField[], names: readonly string[]): Row {
  const [first] = fields;
  if (fields.length !== names.length) {
    throw new CsvError(
      file,
      first ?? { line: 1, column: 1 },
      `the row has ${fields.length} fields, the header ${names.length}; write ${names.join(',')}`,
    );
  }
  const at = (column: string): CsvField => fields[names.indexOf(column)] ?? { text: '', line: 1, column: 1 };
  const read = <Value>(column: string, parse: (text: string) => Value | Mend): Value => {
    const field = at(column);
    const text = field.text.trim();
    const value = parse(text);
    if (!(value instanceof Mend)) return value;
    throw new CsvError(file, field, `${column} is ${text === '' ? 'empty' : printedValue(text)}; ${value.text}`);
  };
  return {
    at,
    read,
    readOptional: (column, parse) => (at(column).text.trim() === '' ? undefined : read(column, parse)),
  };
}

function recordOf(row: Row, programme: TrainingProgramme, today: CalendarDate): TrainingRecord {
  const past = (text: string) => pastDayField(text, today);
  const acknowledgedOn = row.readOptional('acknowledged', past);
  return {
    person: row.read('person', personField),
    course: row.read('course', (text) => courseField(text, programme)),
    version: row.read('version', versionField),
    completedOn: row.read('completed', past),
    ...(acknowledgedOn === undefined ? {} : { acknowledgedOn }),
  };
}

function memberOf(row: Row): StaffMember {
  const leftOn = row.readOptional('left', dayField);
  return {
    person: row.read('person', personField),
    roles: row.read('roles', rolesField),
    hiredOn: row.read('hired', dayField),
    ...(leftOn === undefined ? {} : { leftOn }),
    principals: row.read('principals', principalsField),
  };
}

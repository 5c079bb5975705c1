import { extname } from 'node:path';
import { UsageError } from '../../errors';
import { calendarDateOf } from '../../exceptions/calendar-date';
import { nearestName } from '../../input/nearest-name';
import { printedValue } from '../../input/printed-value';
import { type ProcessCheck, processChecks } from '../../rules/process-checks';
import { readEvidenceFile } from '../evidence/evidence-file';
import { LONGEST_NAME } from './attestation';
import { calendarDay, isOver, lastDay } from './attestation-term';

/** What a person says, as it was written. */
export interface AttestationWords {
  /** A process check's id. */
  readonly check: string;
  /** The file with the evidence. */
  readonly evidence: string;
  readonly by: string;
  /** `yyyy-mm-dd`. */
  readonly on: string;
  readonly note?: string;
}

/** What a person says, understood. */
export interface AttestationRequest {
  readonly check: ProcessCheck;
  /** `yyyy-mm-dd`. */
  readonly on: string;
  /** The last day on which it counts, `yyyy-mm-dd`. */
  readonly until: string;
  readonly by: string;
  readonly note?: string;
  readonly evidence: {
    /** The name of the file. */
    readonly name: string;
    /** How it is kept: `evidence`, with the ending of its name. */
    readonly file: string;
    readonly content: Buffer;
  };
}

/** A report with pictures has some megabytes; it is held in memory, so that what is hashed is what is sent. */
const LARGEST_EVIDENCE_BYTES = 256 * 1024 * 1024;
const LONGEST_NOTE = 2_000;

/**
 * Understands what a person attests.
 *
 * @param today the present day, of which the calendar date in UTC counts
 * @throws UsageError in one line, when no such check exists, the day is none, lies ahead or so far back that the work no
 * longer counts, or the name is none
 * @throws EvidenceError in one line, when the evidence cannot be read or is empty
 */
export function attestationRequest(words: AttestationWords, today: Date): AttestationRequest {
  const { by, note } = words;
  const check = checkOf(words.check);
  const on = dayOf(words.on, check, today);
  if (!isLine(by, LONGEST_NAME)) {
    throw new UsageError(
      `--by is ${printedValue(by)}; write who did it, in one line of at most ${LONGEST_NAME} characters`,
    );
  }
  if (note !== undefined && !isLine(note, LONGEST_NOTE)) {
    throw new UsageError(`--note is ${printedValue(note)}; write one line of at most ${LONGEST_NOTE} characters`);
  }
  return {
    check,
    on,
    until: lastDay(check, on),
    by: by.trim(),
    ...(note === undefined ? {} : { note: note.trim() }),
    evidence: evidenceOf(words.evidence),
  };
}

function checkOf(id: string): ProcessCheck {
  const found = processChecks.find((check) => check.id === id);
  if (found !== undefined) return found;
  const ids = processChecks.map((check) => check.id);
  const nearest = nearestName(id, ids);
  const mend = nearest === undefined ? `use ${ids.join(', ')}` : `did you mean ${nearest}?`;
  throw new UsageError(`${printedValue(id)} is no process check; ${mend}`);
}

function dayOf(text: string, check: ProcessCheck, today: Date) {
  const on = calendarDay(text);
  if (on === undefined)
    throw new UsageError(`--on is ${printedValue(text)}; write a day such as ${calendarDateOf(today)}`);
  if (on > calendarDateOf(today)) {
    throw new UsageError(`--on is ${on}, which lies ahead; write the day on which the work was done`);
  }
  if (isOver(check, on, today)) {
    throw new UsageError(
      `--on is ${on}: ${check.id} counts for ${check.maxAgeDays} days, so it counted until ${lastDay(check, on)}; do the work again`,
    );
  }
  return on;
}

function evidenceOf(file: string): AttestationRequest['evidence'] {
  const mend = 'name the file with the evidence';
  const content = readEvidenceFile(file, { mostBytes: LARGEST_EVIDENCE_BYTES, mend, followLinks: true });
  if (content.byteLength === 0) throw new UsageError(`${file}: the file is empty; ${mend}`);
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const ending = /^\.[A-Za-z0-9]{1,10}$/.test(extname(name)) ? extname(name).toLowerCase() : '';
  return { name, file: `evidence${ending}`, content };
}

function isLine(text: string, most: number): boolean {
  const line = text.trim();
  return line.length > 0 && line.length <= most && !/[\p{Cc}\u2028\u2029]/u.test(line);
}

import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { amount } from '../../lib/amount';
import { UsageError } from '../../lib/errors';
import { systemErrorCode } from '../../lib/input/system-error-code';
import { importFile } from '../../lib/training/import-file';
import { planImport } from '../../lib/training/plan-import';
import { registerContents } from '../../lib/training/register-contents';
import type { Written } from '../../lib/training/training-register';
import { type RegisterFlags, refuseRace, say, sayProgramme, withRegister } from './training-session';

/** Writes at once. */
const CONCURRENCY = 8;

/**
 * Imports a CSV file: as a whole, or nothing of it.
 *
 * @throws UserError in one line, which names the line and the column
 */
export async function importTraining(file: string, flags: RegisterFlags): Promise<void> {
  const text = textOf(file);
  await withRegister(flags, async (session) => {
    const { register, clerk, programme, today } = session;
    sayProgramme(session);
    const given = importFile(text, { file, programme, today });
    const { members, records, known } = planImport(file, given, registerContents(await register.items(), today));
    const jobs = [
      ...members.map(
        ({ next, before }) =>
          () =>
            register.enrol(next, before, clerk),
      ),
      ...records.map(
        ({ record, before }) =>
          () =>
            register.record(record, before, clerk),
      ),
    ];
    await writeAll(jobs);
    const noun = given.kind === 'staff' ? 'person' : 'record';
    const written = given.kind === 'staff' && jobs.length !== 1 ? `${jobs.length} people` : amount(jobs.length, noun);
    say(`Imported ${written} of ${file}${known === 0 ? '' : `; ${known} stood in the register already`}`);
  });
}

/** A write that fails lets those that began come to an end, and begins no other. */
async function writeAll(jobs: readonly (() => Promise<Written>)[]): Promise<void> {
  const limit = pLimit(CONCURRENCY);
  let written = 0;
  const failures: unknown[] = [];
  const write = async (job: () => Promise<Written>) => {
    if (failures.length > 0) return;
    try {
      refuseRace(await job(), 'somebody in the file');
      written++;
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(jobs.map((job) => limit(write, job)));
  if (failures.length === 0) return;
  say(`${written} of ${jobs.length} rows were written; import the file again to write the others`);
  throw failures[0];
}

function textOf(file: string): string {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: the file cannot be read (${systemErrorCode(error)}); name a CSV file`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new UsageError(`${file}: this is not UTF-8; save it as CSV in UTF-8`);
  }
}

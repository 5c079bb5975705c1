import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';
import type { Currency } from '../../lib/training/currency';
import { unknownPersonMend } from '../../lib/training/nearest-person';
import { currencies, registerContents } from '../../lib/training/register-contents';
import { REMINDER_DAYS } from '../../lib/training/reminder';
import { SILENT_HOURS } from '../../lib/training/training-names';
import { dueWithin } from '../../lib/training/training-report';
import { personField } from '../../lib/training/written-fields';
import { oneOf } from '../one-of';
import { type TrainingView, trainingText } from './print-training';
import { trainingCsv, trainingJson } from './print-training-data';
import { flag, type RegisterFlags, type TrainingSession, withRegister } from './training-session';

/** The flags of `training status` and `training due` as they were given. */
export interface StatusFlags extends RegisterFlags {
  readonly format: string;
  readonly person?: string;
}

const FORMATS = { text: trainingText, json: trainingJson, csv: trainingCsv };
const HOUR = 3_600_000;

/**
 * Tells how everybody stands, or one person, and sets the exit code.
 *
 * @throws UserError in one line
 */
export async function showStatus(flags: StatusFlags): Promise<void> {
  const person = flags.person === undefined ? undefined : flag('person', flags.person, personField);
  await show(flags, REMINDER_DAYS[0], (all) => {
    if (person === undefined) return all;
    const found = all.filter(({ member }) => member.person === person);
    if (found.length === 0) throw unknownPerson(person, all);
    return found;
  });
}

/**
 * Tells whose training is overdue or ends soon, and sets the exit code.
 *
 * @throws UserError in one line
 */
export async function showDue(flags: StatusFlags & { readonly within: string }): Promise<void> {
  const [, digits] = /^(\d{1,3})d?$/.exec(flags.within) ?? [];
  if (digits === undefined) {
    throw new UsageError(`--within is ${printedValue(flags.within)}; write a number of days such as 30d`);
  }
  const days = Number(digits);
  await show(flags, days, (all, { today }) => dueWithin(all, today, days));
}

async function show(
  flags: StatusFlags,
  days: number,
  choose: (all: readonly Currency[], session: TrainingSession) => readonly Currency[],
): Promise<void> {
  const format = oneOf('--format', flags.format, ['text', 'json', 'csv'] as const);
  await withRegister(flags, async (session) => {
    const { register, programme, today, table, region, account } = session;
    const contents = registerContents(await register.items(), today);
    const all = currencies(contents, programme, today);
    const shown = choose(all, session);
    const people = new Set(shown.map(({ member }) => member.person));
    const unread =
      flags.person === undefined ? contents.unread : contents.unread.filter(({ person }) => people.has(person));
    const view: TrainingView = {
      table,
      region,
      account,
      today,
      days,
      all,
      shown,
      unread,
      inDetail: flags.person !== undefined,
      records: contents.records.filter(({ person }) => people.has(person)),
    };
    for (const warning of warnings(session)) process.stderr.write(`${warning}\n`);
    process.stdout.write(FORMATS[format](view));
    const isOverdue = shown.some(({ state }) => state === 'overdue');
    process.exitCode = unread.length > 0 ? 3 : isOverdue ? 1 : 0;
  });
}

function warnings({ jobState, clerk }: TrainingSession): readonly string[] {
  if (jobState === undefined) return ['The daily job never ran: the default courses are taken.'];
  const { keptAt } = jobState;
  if (keptAt !== undefined && clerk.now.getTime() - keptAt.getTime() <= SILENT_HOURS * HOUR) return [];
  const when = keptAt === undefined ? 'never got through' : `last got through at ${keptAt.toISOString()}`;
  return [`The daily job ${when}: access may not be in step with the register.`];
}

function unknownPerson(person: string, all: readonly Currency[]): UsageError {
  const people = all.map(({ member }) => member.person);
  return new UsageError(`--person is ${printedValue(person)}; ${unknownPersonMend(person, people)}`);
}

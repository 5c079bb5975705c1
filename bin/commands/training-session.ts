import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AwsFailureKind, awsFailure } from '../../lib/account/aws-failure';
import { awsRegion } from '../../lib/account/aws-region';
import { configuredRegion, openAwsSession } from '../../lib/account/aws-session';
import { systemClock } from '../../lib/clock';
import { UsageError, UserError } from '../../lib/errors';
import { type CalendarDate, calendarDateOf } from '../../lib/exceptions/calendar-date';
import { printedValue } from '../../lib/input/printed-value';
import type { JobState } from '../../lib/training/job-state';
import { Mend } from '../../lib/training/mend';
import { DEFAULT_PROGRAMME, type TrainingProgramme } from '../../lib/training/training-programme';
import { type Clerk, TrainingRegister, Written } from '../../lib/training/training-register';

/** The flags that every `training` command takes, as they were given. */
export interface RegisterFlags {
  readonly table: string;
  readonly region?: string;
  readonly profile?: string;
}

/** AWS does not answer about the register. */
export class RegisterError extends UserError {}

/** The register, and who asks it. */
export interface TrainingSession {
  readonly register: TrainingRegister;
  readonly table: string;
  readonly region: string;
  readonly account: string;
  readonly clerk: Clerk;
  readonly today: CalendarDate;
  /** The programme that was deployed; the default where the job has not told yet. */
  readonly programme: TrainingProgramme;
  /** What the daily job last said; absent before its first run. */
  readonly jobState?: JobState;
}

/**
 * Opens a register, and lets something be done with it.
 *
 * @throws UserError in one line, when a flag cannot be used or AWS cannot be asked
 */
export async function withRegister(
  { table, region, profile }: RegisterFlags,
  action: (session: TrainingSession) => Promise<void>,
): Promise<void> {
  // The SDK's advice on versions of Node.js is for who builds this tool; on standard error it would hide the one line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  // Amazon DynamoDB Developer Guide, "Naming rules".
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(table)) {
    throw new UsageError(`--table is ${printedValue(table)}; write the name of the register's table`);
  }
  const named = profile === undefined ? {} : { profile };
  const place =
    region === undefined
      ? awsRegion('the region of the AWS configuration', await configuredRegion(profile))
      : awsRegion('--region', region);
  const { account, caller, clientSettings } = await openAwsSession({ ...named, region: place });
  const client = new DynamoDBClient(clientSettings(place));
  const register = new TrainingRegister(
    DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    table,
  );
  try {
    const jobState = await register.jobState();
    const programme = jobState?.programme ?? DEFAULT_PROGRAMME;
    const now = systemClock.today();
    await action({
      register,
      table,
      region: place,
      account,
      clerk: { recordedBy: caller, now, recordDays: programme.recordDays },
      today: calendarDateOf(now),
      programme,
      ...(jobState === undefined ? {} : { jobState }),
    });
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    throw registerError(failure, table, place);
  } finally {
    client.destroy();
  }
}

/**
 * What a flag says, understood.
 *
 * @throws UsageError with the mend
 */
export function flag<Value>(name: string, text: string, parse: (text: string) => Value | Mend): Value {
  const value = parse(text.trim());
  if (!(value instanceof Mend)) return value;
  throw new UsageError(`--${name} is ${printedValue(text)}; ${value.text}`);
}

/** @throws RegisterError when somebody else wrote meanwhile */
export function refuseRace(written: Written, person: string): void {
  if (written !== Written.CONFLICT) return;
  throw new RegisterError(`the register was changed meanwhile for ${person}; try again`);
}

/** Says so where the programme is only supposed. */
export function sayProgramme({ jobState }: TrainingSession): void {
  if (jobState !== undefined) return;
  process.stderr.write('The daily job has not told the programme yet: the default courses are taken.\n');
}

/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function registerError(
  { kind, code, message }: NonNullable<ReturnType<typeof awsFailure>>,
  table: string,
  region: string,
): RegisterError {
  if (code === 'ResourceNotFoundException') {
    return new RegisterError(`there is no table ${table} in ${region}; name the register's with --table and --region`);
  }
  if (kind === AwsFailureKind.DENIED) {
    return new RegisterError(
      `AWS denies what is needed of the table ${table} in ${region} (${message}); storefront-baseline permissions training prints the policy`,
    );
  }
  return new RegisterError(`the table ${table} in ${region} does not answer (${code}: ${message}); try again`);
}

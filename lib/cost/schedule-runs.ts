/** A field of a cron expression that every value passes. */
const EVERY = /^(\*|\?)$/;

/** `5`, `5-10`, `5/15`, `*\/15` or `5-30/5`, without names of months and days. */
const PART = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;

/**
 * How often a schedule runs in a month of 365 / 12 days.
 *
 * Read are `rate(...)` and such `cron(...)` expressions as name minutes and hours, and days of the week, if any
 * ("Scheduling canary runs using cron", Amazon CloudWatch User Guide).
 *
 * @returns `undefined` where it takes more than that to tell
 */
export function runsAMonth(expression: string): number | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) return ofRate(Number(rate[1]), rate[2] ?? '');
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  return fields.length === 6 ? ofCron(fields) : undefined;
}

/** `rate(0 minute)` and `rate(0 hour)` run once, when the canary is started. */
function ofRate(count: number, unit: string): number {
  const perDay = unit === 'minute' ? 1_440 : unit === 'hour' ? 24 : 1;
  return count === 0 ? 0 : monthOf(perDay / count);
}

function ofCron([minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = '']: readonly string[]):
  | number
  | undefined {
  if (![dayOfMonth, month, year].every((field) => EVERY.test(field))) return undefined;
  const times = [values(minutes, 0, 59), values(hours, 0, 23), EVERY.test(dayOfWeek) ? 7 : values(dayOfWeek, 1, 7)];
  const [perHour, perDay, daysOfSeven] = times;
  if (perHour === undefined || perDay === undefined || daysOfSeven === undefined) return undefined;
  return monthOf((perHour * perDay * daysOfSeven) / 7);
}

/** How many values between `first` and `last` a field names. */
function values(field: string, first: number, last: number): number | undefined {
  const named = new Set<number>();
  for (const part of field.split(',')) {
    const [matched, from, to, step] = PART.exec(part) ?? [];
    const start = from === undefined ? first : Number(from);
    // A step without an end goes on to the last value; a lone number is itself.
    const end = to !== undefined ? Number(to) : from === undefined || step !== undefined ? last : start;
    if (matched === undefined || start < first || end > last || Number(step ?? 1) < 1) return undefined;
    for (let value = start; value <= end; value += Number(step ?? 1)) named.add(value);
  }
  return named.size;
}

function monthOf(perDay: number): number {
  return (perDay * 365) / 12;
}

/** Days in each unit of a rate. */
const DAYS: Readonly<Record<string, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1 };
const LONGEST_MONTH = 31;

/**
 * The longest time between two runs of a schedule expression, in days: `rate(...)`, or a `cron(...)` that runs every
 * month and names days of the month or of the week plainly. `Infinity` for one that runs once.
 *
 * @returns `undefined` for an expression that tells it less plainly
 */
export function longestInterval(expression: string): number | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression.trim());
  if (rate !== null)
    return Number(rate[1]) === 0 ? Number.POSITIVE_INFINITY : Number(rate[1]) * (DAYS[rate[2] ?? ''] ?? 1);
  const cron = /^cron\(([^)]*)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (cron === undefined || cron.length < 5) return undefined;
  const [, , dayOfMonth = '', month = '', dayOfWeek = '', year = '*'] = cron;
  if (month !== '*' || year !== '*') return undefined;
  const everyWeek = /^[A-Z0-9,-]+$/i.test(dayOfWeek) && !/L$/i.test(dayOfWeek);
  if (everyWeek) return 7;
  return dayOfWeek === '?' || dayOfWeek === '*' ? betweenDays(dayOfMonth) : undefined;
}

/** A month ends before some days come again: the gap goes on to the first one of the next. */
function betweenDays(field: string): number | undefined {
  const days = daysIn(field);
  const [first] = days;
  if (first === undefined) return undefined;
  const gaps = days.map((day, index) => (days[index + 1] ?? LONGEST_MONTH + first) - day);
  return Math.max(...gaps);
}

/** The days of a field such as `*`, `1,15` or `1/7`; empty for one that is not as plain. */
function daysIn(field: string): readonly number[] {
  if (field === '*' || field === '?') return Array.from({ length: LONGEST_MONTH }, (_, index) => index + 1);
  const step = /^(\*|\d{1,2})\/(\d{1,2})$/.exec(field);
  if (step !== null) {
    const [from, by] = [step[1] === '*' ? 1 : Number(step[1]), Number(step[2])];
    if (by === 0) return [];
    const count = Math.floor((LONGEST_MONTH - from) / by) + 1;
    return Array.from({ length: Math.max(count, 0) }, (_, index) => from + index * by);
  }
  if (!/^\d{1,2}(,\d{1,2})*$/.test(field)) return [];
  return field
    .split(',')
    .map(Number)
    .sort((left, right) => left - right);
}

import * as z from 'zod';
import { UserError } from '../../errors';

/** A text of one line: without what would break the JSON that Automation hands over, or refer to one of its parameters. */
export const oneLine = z
  .string()
  .max(500)
  .regex(/^[^{}"\\\p{Cc}]*$/u, 'must be one line without braces, double quotes and backslashes');

/** The automation execution that asks; its record tells who started it. */
export const execution = z
  .string()
  .max(64)
  .regex(/^[\w-]*$/, 'must be the id of an execution')
  .optional();

/** An instant as `2026-11-22T21:30Z`, with seconds or without. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/, 'must be an instant in UTC such as 2026-11-22T21:30Z')
  .refine(isCalendarDay, 'must be a day of the calendar');

function isCalendarDay(text: string): boolean {
  const parsed = new Date(text);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text.slice(0, 10);
}

/**
 * Reads an event by a schema. Automation gives every parameter, those left out as an empty text: these count as absent.
 *
 * @param mend what to send instead
 * @throws UserError when the event does not fit; it names fields, and repeats no value
 */
export function eventOf<T>(schema: z.ZodType<T>, event: unknown, mend: string): T {
  const given =
    typeof event === 'object' && event !== null && !Array.isArray(event)
      ? Object.fromEntries(Object.entries(event).filter(([, value]) => value !== ''))
      : event;
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`);
  throw new UserError(`the event cannot be used (${faults.join('; ')}); ${mend}`);
}

import * as z from 'zod';
import type { CalendarDate } from './calendar-date';
import { pathMend } from './path-pattern';

/** Control characters would reach terminals and reports. */
const ONE_LINE = /^\P{Cc}+$/u;
const LINES = /^(?:\P{Cc}|[\t\n\r])*$/u;

function oneLine(mend: string) {
  return z.string({ error: mend }).trim().regex(ONE_LINE, { error: mend });
}

function prose(mend: string) {
  return z.string({ error: mend }).trim().regex(LINES, { error: 'write it without control characters' });
}

function date(mend: string) {
  return z.iso.date({ error: mend }).transform((text) => text as CalendarDate);
}

const id = oneLine('write a control id such as BucketVersioning or AwsSolutions-S1');

const shared = {
  control: id.optional(),
  controls: z
    .array(id, { error: 'write a list of control ids' })
    .min(1, { error: 'name at least one control' })
    .optional(),
  path: oneLine('write a construct path such as Shop/Data/Orders').superRefine((path, context) => {
    const mend = pathMend(path);
    if (mend !== undefined) context.addIssue({ code: 'custom', message: mend });
  }),
  owner: oneLine('name who answers for the exception'),
  reason: prose('say why the finding may stand'),
};

const risk = z.object({
  ...shared,
  kind: z.literal('risk'),
  approver: oneLine('name who accepted the risk, someone other than the owner'),
  ticket: oneLine('name the ticket, as text in quotes, that tracks the work'),
  compensatingControl: prose('say what lowers the risk meanwhile').min(1, {
    error: 'say what lowers the risk meanwhile',
  }),
  granted: date('write the date of approval as YYYY-MM-DD'),
  expires: date('write the last day on which it holds as YYYY-MM-DD'),
});

const falsePositive = z.object({
  ...shared,
  kind: z.literal('false-positive'),
  reviewBy: date('write the day by which to look at it again as YYYY-MM-DD'),
});

/** The fields of an exception by kind, in the order in which mistakes are told. Each message is the mend. */
export const fieldSchema = { risk, 'false-positive': falsePositive };

/** What an exception's `kind` may be. */
export type Kind = keyof typeof fieldSchema;

import * as z from 'zod';
import { UserError } from '../../errors';
import { requestId, storeName, subject } from '../../privacy-steps/request-input';
import { EVERY_STORE } from '../../privacy-steps/step-names';

const store = storeName.or(z.literal(EVERY_STORE));

const deskEvent = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('status'), requestId }),
  /** The person was told what was done, or given the export. */
  z.strictObject({ action: z.literal('answered'), requestId }),
  /** Keeps data of a subject from erasure, in one store or, with `*`, in each. */
  z.strictObject({
    action: z.literal('hold'),
    subject,
    store,
    /** A word, not a story: it goes into the evidence. */
    reason: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be a word such as legal-claim'),
    until: z.iso.datetime().optional(),
  }),
  z.strictObject({ action: z.literal('release'), subject, store }),
]);

/** What staff ask for. */
export type DeskEvent = z.infer<typeof deskEvent>;

/** @throws UserError when the event is none of these */
export function deskEventOf(event: unknown): DeskEvent {
  const { success, data, error } = deskEvent.safeParse(event);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`);
  throw new UserError(
    `the event cannot be used (${faults.join('; ')}); send the action status, answered, hold or release, and what it needs`,
  );
}

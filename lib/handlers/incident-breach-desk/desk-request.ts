import * as z from 'zod';
import { BREACH_ID } from '../../incident/breach-record';
import { eventOf, execution, instant, oneLine } from '../incident-register/event-fields';

const breachId = z.string().regex(BREACH_ID, 'must be 3 to 64 letters, digits and hyphens');

const text = oneLine.min(3);

const request = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('declare'),
    breachId,
    /** What happened. */
    what: text,
    /** When the shop became aware, where that was before now. */
    awareAt: instant.optional(),
    /** Effects and remedies, as far as they are known. */
    note: text.optional(),
    execution,
  }),
  /** The supervisory authority was notified. */
  z.strictObject({
    action: z.literal('notified'),
    breachId,
    authority: text,
    at: instant.optional(),
    /** What the authority calls it. */
    reference: text,
    delayReasons: text.optional(),
    execution,
  }),
  /** The breach is unlikely to result in a risk to anybody (GDPR article 33.1). */
  z.strictObject({ action: z.literal('not-notifiable'), breachId, reason: oneLine.min(10), execution }),
  /** The breaches whose clock runs. */
  z.strictObject({ action: z.literal('list'), execution }),
]);

/** A valid event of the function. */
export type DeskRequest = z.infer<typeof request>;

/**
 * Reads the event of the function.
 *
 * @throws UserError when it is none of these
 */
export function deskRequestOf(event: unknown): DeskRequest {
  return eventOf(request, event, 'send the action declare, notified, not-notifiable or list, and what it needs');
}

import * as z from 'zod';

/** What every event of EventBridge has ("AWS service event metadata", Amazon EventBridge Events Reference). */
const envelope = z.looseObject({
  id: z.string().min(1),
  source: z.string().min(1),
  'detail-type': z.string().min(1),
  account: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z0-9-]+$/),
  time: z.iso.datetime({ offset: true }),
  detail: z.looseObject({}),
});

/** An event of EventBridge. */
export type EventEnvelope = z.infer<typeof envelope>;

/** @throws Error when the text is no event of EventBridge */
export function envelopeOf(text: string): EventEnvelope {
  return envelope.parse(JSON.parse(text));
}

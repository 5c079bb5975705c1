import * as z from 'zod';
import { UserError } from '../../errors';
import { requestId, storeName } from '../../privacy-steps/request-input';
import { ROUNDS, round } from '../../privacy-steps/rounds';

/** What the state machine sends to the function between the calls of stores. */
const stepEvent = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('begin'),
    /** The input of the execution, as it was given. */
    input: z.unknown(),
    execution: z.string().min(1),
    rounds: z.array(round),
  }),
  z.strictObject({
    step: z.literal('turn'),
    requestId,
    execution: z.string().min(1),
    store: storeName,
    round: z.enum(ROUNDS),
    /** Pages that were asked for so far in this visit: the event of the last one; null before the first. */
    asked: z.looseObject({ page: z.number().int().positive(), cursor: z.string().optional() }).nullable(),
    /** What came of that page; null before the first. */
    answer: z.union([z.strictObject({ result: z.unknown() }), z.strictObject({ error: z.string().min(1) })]).nullable(),
  }),
  z.strictObject({ step: z.literal('finish'), requestId, execution: z.string().min(1) }),
]);

/** A valid event. */
export type StepEvent = z.infer<typeof stepEvent>;

/** The event of one kind. */
export type StepEventOf<Step extends StepEvent['step']> = Extract<StepEvent, { readonly step: Step }>;

/** @throws UserError when the event is none of the state machine's */
export function stepEventOf(event: unknown): StepEvent {
  const { success, data, error } = stepEvent.safeParse(event);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`);
  throw new UserError(`the event of the step cannot be used (${faults.join('; ')})`);
}

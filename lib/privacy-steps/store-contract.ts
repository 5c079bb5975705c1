import * as z from 'zod';
import { UserError } from '../errors';
import { REQUEST_ACTIONS, requestId, storeName, subject } from './request-input';

/**
 * What a store's function is called with, and what it answers: the whole interface by which a store joins.
 *
 * It is called once for each page, and again with the same event after a failure: doing a page twice must do no more than
 * doing it once.
 */

/** Where a store puts what it exports: objects of this bucket below this prefix. */
const output = z.strictObject({ bucket: z.string().min(3), prefix: z.string().min(1) });

const storeEvent = z.strictObject({
  action: z.enum(REQUEST_ACTIONS),
  requestId,
  subject,
  store: storeName,
  /** 1, 2, 3 ... : the same page has the same number however often it is asked for. */
  page: z.number().int().positive(),
  /** As the page before gave it; absent on the first. */
  cursor: z.string().min(1).max(4096).optional(),
  /** With `export` alone. */
  output: output.optional(),
});

/** What a store's function is called with. */
export type StoreEvent = z.infer<typeof storeEvent>;

/** What of the subject a store keeps, and why: no personal data, since it goes into the evidence. */
const held = z.strictObject({
  items: z.number().int().positive(),
  /** A word for the reason, such as `accounting-retention`. */
  reason: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  /** When the first of them may go, where that is known. */
  until: z.iso.datetime().optional(),
});

const storeResult = z
  .strictObject({
    /**
     * - `done`: nothing is left but what is held
     * - `more`: call again with `cursor`
     * - `wait`: call again with `cursor`, once the other stores are through
     */
    status: z.enum(['done', 'more', 'wait']),
    /** How many items this page exported or erased. */
    items: z.number().int().nonnegative(),
    cursor: z.string().min(1).max(4096).optional(),
    held: held.optional(),
    /** SHA-256, in hexadecimal, of what this page exported. */
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .refine(({ status, cursor }) => (status === 'done') === (cursor === undefined), {
    path: ['cursor'],
    message: 'must be given with the status more or wait, and not with done',
  });

/** What a store's function answers. */
export type StoreResult = z.infer<typeof storeResult>;

/** What a store keeps. */
export type Held = z.infer<typeof held>;

/** @throws UserError when the event is not that of a store */
export function storeEventOf(event: unknown): StoreEvent {
  const { success, data, error } = storeEvent.safeParse(event);
  if (!success) throw new UserError(`the event of the store cannot be used (${faultsOf(error)})`);
  if ((data.action === 'export') !== (data.output !== undefined)) {
    throw new UserError(
      'the event of the store cannot be used (output: must be given with export, and not with erase)',
    );
  }
  return data;
}

/**
 * @param cursor the one that the store was called with: giving it back would never end
 * @throws UserError when the answer is not that of a store
 */
export function storeResultOf(result: unknown, store: string, cursor: string | undefined): StoreResult {
  const { success, data, error } = storeResult.safeParse(result);
  if (!success) throw new UserError(`the answer of the store ${store} cannot be used (${faultsOf(error)})`);
  if (data.cursor !== undefined && data.cursor === cursor) {
    throw new UserError(`the answer of the store ${store} cannot be used (cursor: must not be the one it was given)`);
  }
  return data;
}

/** Names what is wrong, and never the value: it may be personal data. */
function faultsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'value'}: ${message}`).join('; ');
}

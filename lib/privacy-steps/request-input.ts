import * as z from 'zod';
import { UserError } from '../errors';

/** What a request can ask for: articles 15 and 20, or article 17 of the GDPR. */
export const REQUEST_ACTIONS = ['export', 'erase'] as const;

/** The `sub` of a Cognito user: "the sub attribute ... a UUID" ("Working with user attributes", Amazon Cognito Developer Guide). */
export const subject = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be the sub of a Cognito user, a UUID in lower case');

/** Given by whoever starts the request. It becomes part of object keys and execution names. */
export const requestId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{5,46}[A-Za-z0-9]$/, 'must be 7 to 48 letters, digits and hyphens');

/** Name of a store. */
export const storeName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits and hyphens');

/** The input of an execution. */
const requestInput = z.strictObject({
  requestId,
  action: z.enum(REQUEST_ACTIONS),
  subject,
  /** When the person asked, where that was before the execution was started. */
  receivedAt: z.iso.datetime().or(z.iso.date()).optional(),
});

/** A valid request. */
export type RequestInput = z.infer<typeof requestInput>;

/**
 * Reads the input of an execution.
 *
 * @throws UserError when it is not `{ requestId, action, subject, receivedAt? }`, or `receivedAt` lies in the future
 */
export function requestInputOf(input: unknown, now: Date): RequestInput {
  const { success, data, error } = requestInput.safeParse(input);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
    throw new UserError(
      `the request cannot be used (${faults.join('; ')}); send requestId, action export or erase, and subject`,
    );
  }
  if (data.receivedAt !== undefined && new Date(data.receivedAt) > now) {
    throw new UserError(`receivedAt is ${data.receivedAt}; a request cannot be received in the future`);
  }
  return data;
}

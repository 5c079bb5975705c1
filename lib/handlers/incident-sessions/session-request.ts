import * as z from 'zod';
import { MOST_USERS } from '../../incident/incident-names';
import { eventOf, execution } from '../incident-register/event-fields';

const request = z.strictObject({
  /** One of the user pools that the function knows. */
  userPoolId: z.string().regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'must be the id of a user pool'),
  /** Each a `sub`, or the username of an account of another identity provider. */
  usernames: z
    .array(z.string().regex(/^[\w.@+-]{1,128}$/, 'must be a sub, or the username of a federated account'))
    .min(1)
    .max(MOST_USERS),
  /** What is done before the sessions are revoked. */
  also: z.enum(['nothing', 'reset-password', 'disable']),
  execution,
});

/** A valid event of the function. */
export type SessionRequest = z.infer<typeof request>;

/**
 * Reads the event of the function.
 *
 * @throws UserError when it is not `{ userPoolId, usernames, also, execution? }`
 */
export function sessionRequestOf(event: unknown): SessionRequest {
  return eventOf(
    request,
    event,
    `send userPoolId, 1 to ${MOST_USERS} usernames, and also: nothing, reset-password or disable`,
  );
}

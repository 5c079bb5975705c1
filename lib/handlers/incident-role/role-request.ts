import * as z from 'zod';
import { eventOf } from '../incident-register/event-fields';

const request = z.strictObject({
  /**
   * - `revoke-sessions`: sessions that began before now are denied everything
   * - `deny-all`: the role is denied everything
   * - `restore`: takes the one or the other back
   * - `status`: only looks
   */
  action: z.enum(['revoke-sessions', 'deny-all', 'restore', 'status']),
  /** Name of the role, without its path. */
  role: z.string().regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of a role, without its path'),
});

/** A valid event of the function. */
export type RoleRequest = z.infer<typeof request>;

/**
 * Reads the event of the function.
 *
 * @throws UserError when it is not `{ action, role }`
 */
export function roleRequestOf(event: unknown): RoleRequest {
  return eventOf(
    request,
    event,
    'send the name of a role, and the action revoke-sessions, deny-all, restore or status',
  );
}

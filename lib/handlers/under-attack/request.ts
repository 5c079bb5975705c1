import * as z from 'zod';
import { UserError } from '../../errors';

/** Longest reason that is saved, in characters: with it the saved state stays well below 4 KB. */
const LONGEST_REASON = 200;

/** What the switch is asked to do. */
const request = z.strictObject({
  /** `raise` and `restore` change the web ACL, `status` only looks. */
  action: z.enum(['raise', 'restore', 'status']),
  /**
   * Why, for those who find the shop under challenge. Without braces: Parameter Store refuses values with a reference
   * such as `{{ssm:name}}`.
   */
  reason: z
    .string()
    .max(LONGEST_REASON)
    .regex(/^[^{}\p{Cc}]*$/u, 'must be one line without braces')
    .optional(),
  /** The automation execution that asks; its record tells who started it. */
  execution: z
    .string()
    .max(64)
    .regex(/^[\w-]*$/, 'must be the id of an execution')
    .optional(),
});

/** A valid event of the function. */
export type SwitchRequest = z.infer<typeof request>;

/**
 * Reads the event of the function.
 *
 * @throws UserError when it is not `{ action, reason?, execution? }`
 */
export function requestOf(event: unknown): SwitchRequest {
  const { success, data, error } = request.safeParse(event);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`);
  throw new UserError(
    `the event cannot be used (${faults.join('; ')}); send action raise, restore or status, and a reason of at most ${LONGEST_REASON} characters`,
  );
}

import * as z from 'zod';
import { MOST_SECRETS } from '../../incident/incident-names';
import { eventOf } from '../incident-register/event-fields';

const request = z.strictObject({
  /** ARNs, or the word `all`. */
  secrets: z
    .array(
      z
        .string()
        .regex(
          /^(all|arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+)$/,
          'must be all, or the ARN of a secret',
        ),
    )
    .min(1)
    .max(MOST_SECRETS),
  /** A UUID, which Secrets Manager takes for its token. */
  execution: z.uuid().optional(),
});

/** A valid event of the function. */
export type SecretRequest = z.infer<typeof request>;

/**
 * Reads the event of the function.
 *
 * @throws UserError when it is not `{ secrets, execution? }`
 */
export function secretRequestOf(event: unknown): SecretRequest {
  return eventOf(request, event, `send secrets: all, or 1 to ${MOST_SECRETS} ARNs`);
}

import * as z from 'zod';

/**
 * What is read of the event of a pre token generation trigger, version 2 or 3; other fields are let through ("Things to
 * know about Lambda triggers", Amazon Cognito Developer Guide).
 */
const tokenEvent = z.looseObject({ triggerSource: z.string(), response: z.looseObject({}).nullish() });

/** An event of a pre token generation trigger. */
export type TokenEvent = z.infer<typeof tokenEvent>;

/** @throws ZodError when it is none: no token is better than one with rights that nobody decided on */
export function tokenEventOf(event: unknown): TokenEvent {
  return tokenEvent.parse(event);
}

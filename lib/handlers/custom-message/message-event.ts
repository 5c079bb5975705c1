import * as z from 'zod';
import { MessageKind } from '../../shopper/message-kind';

/**
 * What is read of the event of a custom message trigger. Cognito adds fields as it grows, so others are let through
 * ("Things to know about Lambda triggers", Amazon Cognito Developer Guide).
 */
const messageEvent = z.looseObject({
  triggerSource: z.enum(MessageKind),
  request: z.looseObject({
    codeParameter: z.string().min(1),
    usernameParameter: z.string().nullish(),
  }),
  response: z.looseObject({}),
});

/** An event of a custom message trigger. */
export type MessageEvent = z.infer<typeof messageEvent>;

/** The event, where it is one that this trigger knows. */
export function messageEventOf(event: unknown): MessageEvent | undefined {
  return messageEvent.safeParse(event).data;
}

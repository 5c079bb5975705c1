import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { MessageKind } from '../../shopper/message-kind';
import { MESSAGES_FILE, type ShopMessages } from '../../shopper/message-text';

const shopMessages = z.object({
  hosts: z.array(z.string().min(1)).min(1),
  messages: z.array(
    z.object({
      kind: z.enum(MessageKind),
      subject: z.string(),
      body: z.string(),
      sms: z.string().exactOptional(),
    }),
  ),
});

/**
 * The shop's messages.
 *
 * @param directory where the function's code lies
 * @throws Error when the function is deployed wrongly
 */
export function shopMessagesIn(directory: string): ShopMessages {
  return shopMessages.parse(JSON.parse(readFileSync(join(directory, MESSAGES_FILE), 'utf8')));
}

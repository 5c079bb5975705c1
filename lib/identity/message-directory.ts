import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlerDirectory } from '../handler-code';
import { MESSAGES_FILE, type ShopMessages } from '../shopper/message-text';

/**
 * A new folder with the bundle of the custom message trigger and the shop's messages. The same messages give the same
 * files, and with them the same asset.
 *
 * @throws Error when the package is not built
 */
export function messageDirectory(messages: ShopMessages): string {
  const directory = mkdtempSync(join(tmpdir(), 'storefront-messages-'));
  cpSync(handlerDirectory('custom-message'), directory, { recursive: true });
  writeFileSync(join(directory, MESSAGES_FILE), `${JSON.stringify(messages, undefined, 2)}\n`);
  return directory;
}

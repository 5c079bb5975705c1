import type { MessageKind } from './message-kind';

/** Stands for the code, or the temporary password, in a text. */
export const CODE_PLACEHOLDER = '{####}';

/** Stands for the user name in the message to a user whom the shop made. */
export const USER_NAME_PLACEHOLDER = '{username}';

/** The texts of one message. */
export interface MessageText {
  /** What the message is about. */
  readonly kind: MessageKind;
  /** Subject of the mail, 1 to 140 characters. */
  readonly subject: string;
  /** Body of the mail in HTML, at most 20,000 characters. `{####}` stands for the code. */
  readonly body: string;
  /**
   * The same as a text message, at most 140 characters. `{####}` stands for the code.
   * @default - the text of the user pool
   */
  readonly sms?: string;
}

/** The file beside the function's code that holds {@link ShopMessages}: they can be larger than an environment. */
export const MESSAGES_FILE = 'messages.json';

/** All messages of a shop, and where they may lead. */
export interface ShopMessages {
  /** The hosts of the shop that links may name, in lower case. */
  readonly hosts: readonly string[];
  readonly messages: readonly MessageText[];
}

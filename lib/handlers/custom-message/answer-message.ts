import { type MessageFault, messageFaults } from '../../shopper/message-faults';
import {
  CODE_PLACEHOLDER,
  type MessageText,
  type ShopMessages,
  USER_NAME_PLACEHOLDER,
} from '../../shopper/message-text';
import { type MessageEvent, messageEventOf } from './message-event';

/** The event to give back to Cognito, and why it has no text of the shop's where it has none. */
export interface MessageAnswer {
  readonly event: unknown;
  /** `unknown-event`, `no-text`, or what is wrong with the text. */
  readonly refused?: 'unknown-event' | 'no-text' | readonly MessageFault[];
}

/**
 * The event with the shop's text in its response. Without one that may be sent, the event comes back as it was, and
 * Cognito sends the user pool's own text: a code that arrives in plain words is better than none.
 */
export function answerMessage(event: unknown, shop: ShopMessages): MessageAnswer {
  const known = messageEventOf(event);
  if (known === undefined) return { event, refused: 'unknown-event' };
  const written = shop.messages.find(({ kind }) => kind === known.triggerSource);
  if (written === undefined) return { event, refused: 'no-text' };
  const message = filledIn(written, known);
  const { codeParameter: code, usernameParameter } = known.request;
  const faults = messageFaults(message, shop.hosts, { code, userName: usernameParameter ?? USER_NAME_PLACEHOLDER });
  if (faults.length > 0) return { event, refused: faults };
  return {
    event: {
      ...known,
      response: {
        ...known.response,
        emailSubject: message.subject,
        emailMessage: message.body,
        ...(message.sms === undefined ? {} : { smsMessage: message.sms }),
      },
    },
  };
}

function filledIn(message: MessageText, { request }: MessageEvent): MessageText {
  const fill = (text: string) =>
    text
      .replaceAll(CODE_PLACEHOLDER, () => request.codeParameter)
      .replaceAll(USER_NAME_PLACEHOLDER, () => request.usernameParameter ?? USER_NAME_PLACEHOLDER);
  const { kind, subject, body, sms } = message;
  return { kind, subject: fill(subject), body: fill(body), ...(sms === undefined ? {} : { sms: fill(sms) }) };
}

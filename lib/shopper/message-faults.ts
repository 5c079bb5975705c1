import { hidingCharacter } from './canonical-text';
import { foreignLink } from './foreign-link';
import { MessageKind } from './message-kind';
import { readMarkup } from './message-markup';
import { CODE_PLACEHOLDER, type MessageText, USER_NAME_PLACEHOLDER } from './message-text';

/** Why a message may not be sent. */
export interface MessageFault {
  readonly part: 'subject' | 'body' | 'sms';
  /** The wrong piece of the text, or its length. */
  readonly found: string | number;
  /** What to write instead. */
  readonly mend: string;
}

/** What stands for the code and the user name: Cognito tells with each event. */
export interface Placeholders {
  readonly code: string;
  readonly userName: string;
}

/** What Cognito documents, and what texts are written with. */
export const DOCUMENTED_PLACEHOLDERS: Placeholders = { code: CODE_PLACEHOLDER, userName: USER_NAME_PLACEHOLDER };

/** "VerificationMessageTemplateType", Amazon Cognito user pools API Reference. */
const LONGEST_SUBJECT = 140;

/** "Custom message Lambda trigger", Amazon Cognito Developer Guide; the code is part of both lengths. */
const LONGEST_BODY = 20_000;
const LONGEST_SMS = 140;

const LINK_MEND = 'link to https pages of linkHosts alone, and put a space after a full stop';

/**
 * The faults of a message: too long or empty, without the code, with markup that cannot be read in one way only, or
 * with something that leads, or looks as if it led, elsewhere than to the shop.
 *
 * @param hosts exact host names of the shop in lower case
 */
export function messageFaults(
  message: MessageText,
  hosts: readonly string[],
  placeholders: Placeholders = DOCUMENTED_PLACEHOLDERS,
): readonly MessageFault[] {
  const { kind, subject, body, sms } = message;
  const markup = readMarkup(body);
  return [
    ...lengthFaults('subject', subject, LONGEST_SUBJECT),
    ...textFaults('subject', subject, hosts),
    ...lengthFaults('body', body, LONGEST_BODY),
    ...placeholderFaults('body', kind, body, placeholders),
    ...('refused' in markup
      ? [
          fault(
            'body',
            markup.refused,
            'use few elements, double quotes and the entities &amp; &lt; &gt; &quot; &#39; &nbsp;',
          ),
        ]
      : [
          ...textFaults('body', markup.text, hosts),
          ...markup.addresses.flatMap((address) => addressFaults(address, hosts)),
        ]),
    ...(sms === undefined
      ? []
      : [
          ...lengthFaults('sms', sms, LONGEST_SMS),
          ...placeholderFaults('sms', kind, sms, placeholders),
          ...textFaults('sms', sms, hosts),
        ]),
  ];
}

/** The faults of a text without markup, other than its length. */
export function textFaults(
  part: MessageFault['part'],
  text: string,
  hosts: readonly string[],
): readonly MessageFault[] {
  const hiding = hidingCharacter(text);
  if (hiding !== undefined) {
    const code = `U+${(hiding.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return [fault(part, code, 'leave out controls, backslashes and marks of direction')];
  }
  if (/\{##(?!##\})/.test(text)) return [fault(part, '{##...##}', 'ask for a code: that link leads to the pool')];
  const link = foreignLink(text, hosts);
  return link === undefined ? [] : [fault(part, link, LINK_MEND)];
}

/** An address in an attribute is written out: what a browser would first have to tidy up is refused. */
function addressFaults(address: string, hosts: readonly string[]): readonly MessageFault[] {
  const host = /^https:\/\/([a-z0-9.-]+)(?:[/?#][\w/?#&=.~{}%+-]*)?$/.exec(address.replaceAll('{####}', '{}'))?.[1];
  if (host === undefined || !hosts.includes(host)) return [fault('body', address.slice(0, 80), LINK_MEND)];
  return textFaults('body', address, hosts);
}

function lengthFaults(part: MessageFault['part'], text: string, longest: number): readonly MessageFault[] {
  const length = [...text].length;
  return length >= 1 && length <= longest ? [] : [fault(part, length, `write 1 to ${longest} characters`)];
}

function placeholderFaults(
  part: MessageFault['part'],
  kind: MessageKind,
  text: string,
  { code, userName }: Placeholders,
): readonly MessageFault[] {
  const wanted = kind === MessageKind.ADMIN_CREATE_USER ? [code, userName] : [code];
  return wanted
    .filter((placeholder) => !text.includes(placeholder))
    .map((placeholder) => fault(part, text.slice(0, 80), `put ${placeholder} into it`));
}

function fault(part: MessageFault['part'], found: string | number, mend: string): MessageFault {
  return { part, found, mend };
}

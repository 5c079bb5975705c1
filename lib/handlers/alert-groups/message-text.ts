/** `Publish`, Amazon SNS API Reference: a subject has fewer than 100 characters, in one line. */
const LONGEST_SUBJECT = 99;

/** Longest piece of an event that a message repeats, in characters. */
const LONGEST_PIECE = 300;

/** A message to the topic. */
export interface AlertMessage {
  readonly subject: string;
  readonly body: string;
}

/** A subject that Amazon SNS takes: printable ASCII in one line. */
export function subject(text: string): string {
  return text
    .trim()
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, LONGEST_SUBJECT);
}

/** A piece of an event in one line, cut where it is long: names in events are chosen by whoever caused them. */
export function piece(text: string, longest = LONGEST_PIECE): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

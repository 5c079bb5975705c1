import * as z from 'zod';

/** Longest title and description, in characters: a chat shows the rest nowhere. */
const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 3_000;

/** What CloudWatch says of an alarm ("Alarm events and EventBridge" has the same words, Amazon CloudWatch User Guide). */
const alarm = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string().nullish(),
  NewStateValue: z.string(),
  NewStateReason: z.string(),
  Region: z.string().nullish(),
});

/** A message of a topic. */
export interface TopicMessage {
  readonly MessageId: string;
  readonly Subject?: string | null;
  readonly Message: string;
}

/**
 * A message in the only form of one's own that a chat shows ("Custom notifications using Amazon Q Developer in chat
 * applications", Administrator Guide). Plain text is not shown.
 */
export function noticeOf({ MessageId: id, Subject, Message }: TopicMessage): string {
  const { title, description } = alarmWords(Message) ?? { title: Subject ?? 'Security alert', description: Message };
  const content = {
    textType: 'client-markdown',
    title: shown(title, LONGEST_TITLE),
    description: shown(description, LONGEST_DESCRIPTION),
  };
  return JSON.stringify({ version: '1.0', source: 'custom', id, content });
}

function alarmWords(message: string): { readonly title: string; readonly description: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return undefined;
  }
  const { data } = alarm.safeParse(value);
  if (data === undefined) return undefined;
  const { AlarmName, AlarmDescription, NewStateValue, NewStateReason, Region } = data;
  const lines = [AlarmDescription, NewStateReason, Region].filter((line) => typeof line === 'string' && line !== '');
  return { title: `${NewStateValue}: ${AlarmName}`, description: lines.join('\n') };
}

/** Angle brackets would address people or channels, and names in events are chosen by whoever caused them. */
function shown(text: string, longest: number): string {
  const safe = text.replaceAll('<', '‹').replaceAll('>', '›');
  const written = safe.trim() === '' ? '(no text)' : safe;
  return written.length <= longest ? written : `${written.slice(0, longest - 1)}…`;
}

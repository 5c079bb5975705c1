import { consoleAddress } from './console-address';
import type { EventGroup } from './event-group';
import { type AlertMessage, piece, subject } from './message-text';
import type { SecurityEvent } from './security-event';

/** How many resources a message names. */
const MOST_RESOURCES = 10;

/** How many kinds of events a digest names, and how long names and addresses may be there: a message takes 256 KB. */
const MOST_KINDS = 100;
const LONGEST_NAME = 160;
const LONGEST_ADDRESS = 200;

const REPEATED = 'This message can come twice.';

/** The message about a group: how many events, when, about what, and where to look. */
export function groupMessage({ events }: EventGroup): AlertMessage {
  const [first] = events;
  if (first === undefined) throw new Error('a group has no events');
  const { severity, source, title, type, account, region, consolePath } = first;
  const about = [...new Set(events.flatMap((event) => event.about.map((name) => piece(name))))];
  const more = about.length - MOST_RESOURCES;
  const lines = [
    `${counted(events)} of severity ${piece(severity)}: ${piece(title)}`,
    '',
    `Source: ${piece(source)}`,
    `Type: ${piece(type)}`,
    `Account and region: ${account}, ${region}`,
    `Time: ${span(events)}`,
    'About:',
    ...(about.length === 0 ? ['  not named'] : about.slice(0, MOST_RESOURCES).map((name) => `  ${name}`)),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
    `${severity === 'CRITICAL' ? 'Look here now' : 'Look here'}: ${consoleAddress(region, consolePath)}`,
    REPEATED,
  ];
  return { subject: subject(`${severity} ${counted(events)}: ${piece(title)}`), body: lines.join('\n') };
}

/** One message about many groups, two lines each: what, and about what and where. */
export function digestMessage(groups: readonly EventGroup[]): AlertMessage {
  const events = groups.flatMap((group) => group.events);
  const more = groups.length - MOST_KINDS;
  const lines = [
    `${counted(events)} of ${groups.length} more kinds, ${span(events)}:`,
    '',
    ...groups.slice(0, MOST_KINDS).flatMap(linesOf),
    ...(more > 0 ? [`and ${more} more kinds`] : []),
    '',
    REPEATED,
  ];
  return { subject: subject(`${counted(events)} of ${groups.length} more kinds`), body: lines.join('\n') };
}

/** The message about events that could not be read. They lie in the dead-letter queue. */
export function unreadableMessage(messageIds: readonly string[]): AlertMessage {
  const counting = messageIds.length === 1 ? '1 event' : `${messageIds.length} events`;
  const lines = [
    `${counting} could not be read. They lie in the dead-letter queue of security events for 14 days: look at them there.`,
    '',
    'Messages:',
    ...messageIds.slice(0, MOST_RESOURCES).map((id) => `  ${piece(id)}`),
    ...(messageIds.length > MOST_RESOURCES ? [`  and ${messageIds.length - MOST_RESOURCES} more`] : []),
  ];
  return { subject: subject(`${counting} could not be read`), body: lines.join('\n') };
}

function linesOf({ events }: EventGroup): readonly string[] {
  const [first] = events;
  if (first === undefined) return [];
  const { severity, source, title, account, region, consolePath } = first;
  const name = (text: string) => piece(text, LONGEST_NAME);
  const [about = 'not named', ...others] = new Set(events.flatMap((event) => event.about.map(name)));
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return [
    `${name(severity)} ${events.length}x ${name(source)}: ${name(title)}`,
    `  ${about}${more}, in ${account}, ${region}: ${piece(consoleAddress(region, consolePath), LONGEST_ADDRESS)}`,
  ];
}

function counted(events: readonly SecurityEvent[]): string {
  return events.length === 1 ? '1 event' : `${events.length} events`;
}

function span(events: readonly SecurityEvent[]): string {
  const times = events.map(({ time }) => time.getTime());
  const from = new Date(Math.min(...times)).toISOString();
  const to = new Date(Math.max(...times)).toISOString();
  return from === to ? from : `${from} to ${to}`;
}

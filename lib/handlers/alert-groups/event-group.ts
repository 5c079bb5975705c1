import type { SecurityEvent } from './security-event';

/** Events of one source, type and severity in one account and region. */
export interface EventGroup {
  readonly events: readonly SecurityEvent[];
  /** The messages of the queue that hold them. */
  readonly messageIds: readonly string[];
}

/** An event and the message that held it. */
export interface QueuedEvent {
  readonly event: SecurityEvent;
  readonly messageId: string;
}

const GRAVEST = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** Groups events, the gravest and then the largest group first. An event that was delivered twice counts once. */
export function groupEvents(queued: readonly QueuedEvent[]): readonly EventGroup[] {
  const groups = new Map<string, { events: Map<string, SecurityEvent>; messageIds: Set<string> }>();
  for (const { event, messageId } of queued) {
    const { account, region, source, type, severity } = event;
    const key = JSON.stringify([account, region, source, type, severity]);
    const group = groups.get(key) ?? { events: new Map(), messageIds: new Set() };
    group.events.set(event.id, event);
    group.messageIds.add(messageId);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ events, messageIds }) => ({ events: [...events.values()], messageIds: [...messageIds] }))
    .sort((one, other) => rank(one) - rank(other) || other.events.length - one.events.length);
}

function rank({ events }: EventGroup): number {
  const at = GRAVEST.indexOf(events[0]?.severity ?? '');
  return at === -1 ? GRAVEST.length : at;
}

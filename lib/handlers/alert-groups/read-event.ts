import { callOf } from './cloud-trail-call';
import { type EventEnvelope, envelopeOf } from './event-envelope';
import { readFinding } from './read-finding';
import type { SecurityEvent } from './security-event';
import { securityHubFindings } from './security-hub-findings';

type Reader = (event: EventEnvelope) => readonly Omit<SecurityEvent, 'id' | 'time' | 'account' | 'region'>[];

const READERS: Readonly<Record<string, Reader>> = {
  'AWS API Call via CloudTrail': (event) => [callOf(event.detail)],
  'AWS Console Sign In via CloudTrail': (event) => [callOf(event.detail)],
  'Security Hub Findings - Imported': (event) => securityHubFindings(event.detail),
};

/**
 * What a queued event says: one thing, or several where it carries several findings.
 *
 * @throws Error when the text is no event, or not in the form that its service gives it
 */
export function readEvent(text: string): readonly SecurityEvent[] {
  const event = envelopeOf(text);
  const read = READERS[event['detail-type']] ?? ((other: EventEnvelope) => [readFinding(other)]);
  const { id, time, account, region } = event;
  return read(event).map((said, index) => ({
    ...said,
    id: index === 0 ? id : `${id}/${index}`,
    time: new Date(time),
    account,
    region,
  }));
}

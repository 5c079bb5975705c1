import * as z from 'zod';
import type { SecurityEvent } from './security-event';

/** "CloudTrail record contents for management, data, and network activity events": what a message needs. */
const detail = z.looseObject({
  eventSource: z.string().min(1),
  eventName: z.string().min(1),
  eventID: z.string().min(1),
  sourceIPAddress: z.string().nullish(),
  errorCode: z.string().nullish(),
  userIdentity: z.looseObject({
    type: z.string().nullish(),
    arn: z.string().nullish(),
    principalId: z.string().nullish(),
    invokedBy: z.string().nullish(),
  }),
});

/**
 * A call that CloudTrail recorded. What the root user does is told together, whatever it is.
 *
 * @throws Error when it is none
 */
export function callOf(value: unknown): Omit<SecurityEvent, 'id' | 'time' | 'account' | 'region'> {
  const { eventSource, eventName, eventID, sourceIPAddress, errorCode, userIdentity } = detail.parse(value);
  const isRoot = userIdentity.type === 'Root';
  const who = userIdentity.arn ?? userIdentity.principalId ?? userIdentity.invokedBy ?? 'somebody unknown';
  const from = sourceIPAddress ?? 'an unknown address';
  const ending = typeof errorCode === 'string' && errorCode !== '' ? `, refused: ${errorCode}` : '';
  return {
    source: isRoot ? 'root user' : eventSource,
    type: isRoot ? 'Calls' : eventName,
    severity: 'HIGH',
    title: isRoot ? 'The root user called an API' : `${eventName} of ${eventSource} was called`,
    about: [isRoot ? `${eventSource} ${eventName} from ${from}${ending}` : `${who} from ${from}${ending}`],
    consolePath: `cloudtrailv2/home#/events/${encodeURIComponent(eventID)}`,
  };
}

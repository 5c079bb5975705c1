import { createHash } from 'node:crypto';
import * as z from 'zod';
import { FINDING_EVENTS, FINDING_MARK } from '../../incident/incident-names';
import { eventOf, instant } from '../incident-register/event-fields';

const finding = z.object({
  Id: z.string().min(1).max(512),
  UserDefinedFields: z.record(z.string(), z.string()).optional(),
});

/** The events of Security Hub that concern the clock ("EventBridge event formats for Security Hub CSPM", AWS Security Hub User Guide). */
const findingEvent = z.object({
  source: z.literal('aws.securityhub'),
  'detail-type': z.enum([FINDING_EVENTS.imported, FINDING_EVENTS.action]),
  /** When the event came to be. `UpdatedAt` of the finding would not do: an analyst's update leaves it as it is. */
  time: instant,
  detail: z.object({ findings: z.array(finding).min(1) }),
});

/** A finding that says that personal data were breached. */
export interface MarkedFinding {
  readonly findingId: string;
  /** The same for the same finding, whatever it holds: an id of a finding can be an address of a web page. */
  readonly breachId: string;
  readonly awareAt: Date;
  /** Whether the finding gave an instant of awareness that could not be used. */
  readonly doubtful: boolean;
}

/**
 * The marked findings of an event; those that only came with an update and bear no mark are left out.
 *
 * An instant of awareness that is none, or lies in the future, is not taken: the clock then runs from the event. To fail
 * instead would be not to start it.
 *
 * @throws UserError when it is no event of Security Hub with findings
 */
export function markedFindings(event: unknown, now: Date): readonly MarkedFinding[] {
  const { time, detail, ...rest } = eventOf(findingEvent, event, 'send an event of AWS Security Hub with its findings');
  const isChosen = rest['detail-type'] === FINDING_EVENTS.action;
  const occurred = new Date(Math.min(new Date(time).getTime(), now.getTime()));
  return detail.findings
    .filter(({ UserDefinedFields: fields }) => isChosen || fields?.[FINDING_MARK.breach] === 'true')
    .map(({ Id: findingId, UserDefinedFields: fields }) => {
      const given = fields?.[FINDING_MARK.awareAt];
      const told = instant.safeParse(given);
      const awareAt = told.success ? new Date(told.data) : undefined;
      const usable = awareAt !== undefined && awareAt <= now ? awareAt : undefined;
      return {
        findingId,
        breachId: `finding-${createHash('sha256').update(findingId).digest('hex').slice(0, 16)}`,
        awareAt: usable ?? occurred,
        doubtful: given !== undefined && usable === undefined,
      };
    });
}

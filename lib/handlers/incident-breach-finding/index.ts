import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { INCIDENT_VARIABLES } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import { BreachRegister } from '../incident-register/breach-register';
import { eventOf } from '../incident-register/event-fields';
import { newBreach } from '../incident-register/new-breach';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { markedFindings } from './finding-event';

const logger = new Logger();

const batch = z.object({ Records: z.array(z.object({ body: z.string() })).min(1) });

/**
 * Starts the 72-hour clock for findings that an analyst marked. The same finding starts it once, however often it comes.
 *
 * @param event messages of the queue, each an event of Security Hub
 * @throws Error when one could not be worked: the queue gives it again, and at last to the dead-letter queue
 */
export async function handler(event: unknown): Promise<void> {
  try {
    const { Records: records } = eventOf(batch, event, 'send messages of Amazon SQS');
    const register = new BreachRegister(documentClient(), variable(INCIDENT_VARIABLES.register));
    const now = new Date();
    for (const { body } of records) {
      for (const { findingId, breachId, awareAt, doubtful } of markedFindings(parsed(body), now)) {
        const source = `finding ${findingId}`;
        const declaration = await register.declare(newBreach({ breachId, source, awareAt }, now));
        logger.info(`the breach is ${declaration}`, { breachId, findingId });
        if (doubtful)
          logger.warn('the instant of awareness could not be used; the clock runs from the event', { breachId });
      }
    }
  } catch (error) {
    logger.error('a finding did not start the clock', { reason: errorName(error) });
    throw error;
  }
}

/** What is no JSON is no event either, and is refused as one. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

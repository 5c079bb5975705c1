import { Logger } from '@aws-lambda-powertools/logger';
import { INCIDENT_VARIABLES } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import { BreachRegister } from '../incident-register/breach-register';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { answer, type DeskAnswer } from './answer';
import { deskRequestOf } from './desk-request';

const logger = new Logger();

/**
 * Starts the 72-hour clock of a breach by hand, stops it, and tells which clocks run.
 *
 * @throws UserError when the event cannot be used, or does not fit the breach
 */
export async function handler(event: unknown): Promise<DeskAnswer> {
  try {
    const request = deskRequestOf(event);
    const done = await answer(request, {
      register: new BreachRegister(documentClient(), variable(INCIDENT_VARIABLES.register)),
      now: new Date(),
    });
    // What happened, and whom the authority is, stay in the register.
    logger.info(`${request.action} is done`, 'breachId' in request ? { breachId: request.breachId } : {});
    return done;
  } catch (error) {
    logger.error('the register was not changed', { reason: errorName(error) });
    throw error;
  }
}

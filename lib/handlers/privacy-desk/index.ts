import { Logger } from '@aws-lambda-powertools/logger';
import { PRIVACY_VARIABLES } from '../../privacy-steps/step-names';
import { errorName } from '../../shopper/error-name';
import { documentClient } from '../privacy/document-client';
import { variable } from '../privacy/environment';
import { HoldRegister } from '../privacy/hold-register';
import { refusalOf } from '../privacy/refusal';
import { RequestRegister } from '../privacy/request-register';
import { answer } from './answer';
import { deskEventOf } from './desk-event';

const logger = new Logger();

/**
 * What staff do by hand: look at a request, record that the person was answered, set and release holds.
 *
 * @throws Error named `RequestRefused` when the event cannot be used, or does not fit the request
 */
export async function handler(event: unknown): Promise<unknown> {
  try {
    const asked = deskEventOf(event);
    const client = documentClient();
    const done = await answer(asked, {
      register: new RequestRegister(client, variable(PRIVACY_VARIABLES.register)),
      holds: new HoldRegister(client, variable(PRIVACY_VARIABLES.holds)),
      now: new Date(),
    });
    logger.info(`${asked.action} is done`, 'requestId' in asked ? { requestId: asked.requestId } : {});
    return done;
  } catch (error) {
    const refusal = refusalOf(error);
    logger.error('the desk could not do it', { reason: errorName(refusal) });
    throw refusal;
  }
}

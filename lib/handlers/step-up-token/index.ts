import { Logger } from '@aws-lambda-powertools/logger';
import { errorName } from '../../shopper/error-name';
import { withoutStaleSelfService } from './sign-in-scope';
import { type TokenEvent, tokenEventOf } from './token-event';

const logger = new Logger();

/**
 * Keeps the right to change an account out of refreshed tokens.
 *
 * @throws Error when the event cannot be read; Cognito then issues no token
 */
export async function handler(event: unknown): Promise<TokenEvent> {
  try {
    return withoutStaleSelfService(tokenEventOf(event));
  } catch (error) {
    logger.error('the event is none of a pre token generation trigger', {
      reason: errorName(error),
    });
    // Cognito shows the message of an error to the shopper.
    throw new Error('Please sign in again.');
  }
}

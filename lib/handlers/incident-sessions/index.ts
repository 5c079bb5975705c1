import { Logger } from '@aws-lambda-powertools/logger';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { INCIDENT_VARIABLES } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import { listed } from '../incident-register/listed';
import { revokeSessions, type SessionOutcome } from './revoke-sessions';
import { sessionRequestOf } from './session-request';

const logger = new Logger();

/**
 * Revokes the sessions of shoppers or staff, and disables them or resets their passwords where asked.
 *
 * @throws UserError when the event cannot be used
 * @throws Error when anything failed, after everybody was tried: an execution that is green left nobody out
 */
export async function handler(event: unknown): Promise<SessionOutcome> {
  try {
    const request = sessionRequestOf(event);
    const outcome = await revokeSessions(request, {
      client: new CognitoIdentityProviderClient({ maxAttempts: 5 }),
      userPools: listed(INCIDENT_VARIABLES.userPools),
    });
    logger.info(outcome.message, { userPoolId: request.userPoolId, also: request.also, failed: outcome.failed });
    if (outcome.failed.length > 0) throw new Error(`${outcome.message}: ${outcome.failed.join('; ')}`);
    return outcome;
  } catch (error) {
    logger.error('sessions were not all revoked', { reason: errorName(error) });
    throw error;
  }
}

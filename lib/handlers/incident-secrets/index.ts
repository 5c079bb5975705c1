import { Logger } from '@aws-lambda-powertools/logger';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { INCIDENT_VARIABLES } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import { listed } from '../incident-register/listed';
import { rotateSecrets, type SecretOutcome } from './rotate-secrets';
import { secretRequestOf } from './secret-request';

const logger = new Logger();

/** What a run did. */
export interface SecretsOutcome {
  readonly message: string;
  readonly secrets: readonly SecretOutcome[];
}

/**
 * Starts the rotation of the secrets that it is given.
 *
 * @throws UserError when the event cannot be used
 * @throws Error when any secret does not rotate, after all were tried: an execution that is green left none out
 */
export async function handler(event: unknown): Promise<SecretsOutcome> {
  try {
    const secrets = await rotateSecrets(secretRequestOf(event), {
      client: new SecretsManagerClient({ maxAttempts: 5 }),
      secrets: listed(INCIDENT_VARIABLES.secrets),
    });
    const left = secrets.filter(({ outcome }) => outcome !== 'started');
    const message = `${secrets.length - left.length} of ${secrets.length} secrets rotate`;
    logger.info(message, { secrets });
    if (left.length > 0) {
      throw new Error(`${message}; ${left.map(({ secret, outcome }) => `${secret}: ${outcome}`).join('; ')}`);
    }
    return { message, secrets };
  } catch (error) {
    logger.error('secrets were not all rotated', { reason: errorName(error) });
    throw error;
  }
}

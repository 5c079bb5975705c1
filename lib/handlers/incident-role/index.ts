import { Logger } from '@aws-lambda-powertools/logger';
import { IAMClient } from '@aws-sdk/client-iam';
import { INCIDENT_VARIABLES } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import { listed } from '../incident-register/listed';
import { isolateRole, type RoleOutcome } from './isolate-role';
import { roleRequestOf } from './role-request';

const logger = new Logger();

/**
 * Isolates a role, or takes the isolation back.
 *
 * @throws UserError when the event cannot be used, or the role may not be isolated
 */
export async function handler(event: unknown): Promise<RoleOutcome> {
  try {
    const request = roleRequestOf(event);
    const outcome = await isolateRole(request, {
      client: new IAMClient({ maxAttempts: 5 }),
      isolatable: listed(INCIDENT_VARIABLES.isolatableRoles),
      protectedRoles: listed(INCIDENT_VARIABLES.protectedRoles),
      now: new Date(),
    });
    logger.info(outcome.message, { ...request, changed: outcome.changed });
    return outcome;
  } catch (error) {
    logger.error('the role was not isolated', { reason: errorName(error) });
    throw error;
  }
}

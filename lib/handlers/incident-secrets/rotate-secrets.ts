import { DescribeSecretCommand, RotateSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { UserError } from '../../errors';
import { EVERY_SECRET } from '../../incident/incident-names';
import { errorName } from '../../shopper/error-name';
import type { SecretRequest } from './secret-request';

/** What rotating works with. */
export interface SecretTools {
  readonly client: SecretsManagerClient;
  /** ARNs of the secrets that it may rotate. */
  readonly secrets: readonly string[];
}

/** What came of one secret. */
export interface SecretOutcome {
  /** The secret's name as its ARN has it, with the six characters that Secrets Manager adds. */
  readonly secret: string;
  /**
   * - `started`: Secrets Manager rotates it, which takes seconds to minutes
   * - `no-rotation`: it has none; somebody must change it where it is made
   * - anything else: the error that Secrets Manager gave
   */
  readonly outcome: string;
}

/**
 * Starts the rotation of secrets. One that cannot be rotated keeps no other waiting. An execution that is tried again
 * gives Secrets Manager the same token, and rotates nothing twice.
 *
 * @throws UserError when a secret is not among those of the function; nothing is rotated then
 */
export async function rotateSecrets(request: SecretRequest, tools: SecretTools): Promise<readonly SecretOutcome[]> {
  const asked = request.secrets.includes(EVERY_SECRET) ? tools.secrets : [...new Set(request.secrets)];
  const foreign = asked.filter((arn) => !tools.secrets.includes(arn));
  if (foreign.length > 0) {
    throw new UserError(
      `${foreign.map(nameOf).join(', ')}: none of this runbook's secrets; take ${EVERY_SECRET}, or some of ${tools.secrets.map(nameOf).join(', ')}`,
    );
  }
  const outcomes: SecretOutcome[] = [];
  for (const arn of asked) {
    outcomes.push({ secret: nameOf(arn), outcome: await rotated(arn, request.execution, tools.client) });
  }
  return outcomes;
}

async function rotated(
  SecretId: string,
  execution: string | undefined,
  client: SecretsManagerClient,
): Promise<SecretOutcome['outcome']> {
  try {
    const { RotationEnabled: rotates } = await client.send(new DescribeSecretCommand({ SecretId }));
    // Without this look, Secrets Manager might take the call for one that sets a rotation up.
    if (rotates !== true) return 'no-rotation';
    await client.send(
      new RotateSecretCommand({ SecretId, ...(execution === undefined ? {} : { ClientRequestToken: execution }) }),
    );
    return 'started';
  } catch (error) {
    return errorName(error);
  }
}

function nameOf(arn: string): string {
  return arn.split(':secret:')[1] ?? arn;
}

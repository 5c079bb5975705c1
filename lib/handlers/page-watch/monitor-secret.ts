import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/**
 * Reads the value of {@link MONITOR_HEADER} from AWS Secrets Manager, through Parameter Store ("Referencing AWS Secrets
 * Manager secrets from Parameter Store parameters", AWS Systems Manager User Guide). It is read at every run, so that a
 * rotated secret needs no deployment, and is written nowhere.
 *
 * @param secretName the secret's name; `undefined` where the monitor needs none
 * @throws Error when the secret cannot be read or is empty
 */
export async function monitorSecret(
  client: Pick<SSMClient, 'send'>,
  secretName: string | undefined,
): Promise<string | undefined> {
  if (secretName === undefined) return undefined;
  const answer = await client.send(
    new GetParameterCommand({ Name: `/aws/reference/secretsmanager/${secretName}`, WithDecryption: true }),
  );
  const value = answer.Parameter?.Value;
  if (value === undefined || value === '') throw new Error('the secret of the monitor is empty');
  return value;
}

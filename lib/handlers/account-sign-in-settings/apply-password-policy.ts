import {
  GetAccountPasswordPolicyCommand,
  type IAMClient,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Settings } from './settings-request';
import { type StricterPolicy, stricterPolicy } from './stricter-password-policy';

/** Makes the account's password policy as strict as asked for, unless it is already. */
export async function applyPasswordPolicy(iam: IAMClient, settings: Settings): Promise<StricterPolicy> {
  const outcome = stricterPolicy(await currentPolicy(iam), settings);
  if (outcome.changed) await iam.send(new UpdateAccountPasswordPolicyCommand(outcome.policy));
  return outcome;
}

async function currentPolicy(iam: IAMClient) {
  try {
    return (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy;
  } catch (error) {
    // The account never had a policy of its own.
    if (error instanceof Error && /^NoSuchEntity/.test(error.name)) return undefined;
    throw error;
  }
}

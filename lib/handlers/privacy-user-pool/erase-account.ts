import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StoreEvent, StoreResult } from '../../privacy-steps/store-contract';
import { findAccount } from './find-account';
import type { UserPoolStore } from './user-pool-store';

/** The cursor between shutting an account and deleting it. */
const SHUT = 'shut';

/**
 * Shuts the account first, so that nobody orders while the other stores are emptied, and deletes it once they are
 * through: until then it tells other stores the address or name that they may know the person by.
 */
export async function eraseAccount(
  event: StoreEvent,
  { userPoolId: UserPoolId }: UserPoolStore,
  client: CognitoIdentityProviderClient,
): Promise<StoreResult> {
  const account = await findAccount(client, UserPoolId, event.subject);
  if (account?.Username === undefined) return { status: 'done', items: 0 };
  const user = { UserPoolId, Username: account.Username };
  if (event.cursor !== SHUT) {
    await client.send(new AdminDisableUserCommand(user));
    await client.send(new AdminUserGlobalSignOutCommand(user));
    return { status: 'wait', items: 0, cursor: SHUT };
  }
  try {
    await client.send(new AdminDeleteUserCommand(user));
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error;
  }
  return { status: 'done', items: 1 };
}

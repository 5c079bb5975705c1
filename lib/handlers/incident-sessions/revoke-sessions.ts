import {
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { UserError } from '../../errors';
import { errorName } from '../../shopper/error-name';
import type { SessionRequest } from './session-request';

/** What revoking works with. */
export interface SessionTools {
  readonly client: CognitoIdentityProviderClient;
  /** Ids of the user pools that it may work on. */
  readonly userPools: readonly string[];
}

/** What a run did. It names nobody: users go by their place in the request, from 1. */
export interface SessionOutcome {
  readonly message: string;
  readonly signedOut: number;
  readonly disabled: number;
  readonly reset: number;
  readonly failed: readonly string[];
}

/**
 * Revokes the sessions of users. A user who cannot be disabled, or whose password cannot be reset, is signed out all the
 * same; one who fails keeps no other waiting. Running it twice does no harm.
 *
 * @throws UserError when the user pool is not among those of the function
 */
export async function revokeSessions(request: SessionRequest, tools: SessionTools): Promise<SessionOutcome> {
  const { userPoolId: UserPoolId, also } = request;
  if (!tools.userPools.includes(UserPoolId)) {
    throw new UserError(`the user pool ${UserPoolId} is none of this runbook's; take ${tools.userPools.join(' or ')}`);
  }
  const failed: string[] = [];
  let signedOut = 0;
  let done = 0;
  for (const [index, Username] of [...new Set(request.usernames)].entries()) {
    const user = { UserPoolId, Username };
    const tried = async (what: string, act: () => Promise<unknown>): Promise<number> => {
      try {
        await act();
        return 1;
      } catch (error) {
        failed.push(`user ${index + 1}, ${what}: ${errorName(error)}`);
        return 0;
      }
    };
    if (also === 'disable') {
      done += await tried('disable', () => tools.client.send(new AdminDisableUserCommand(user)));
    } else if (also === 'reset-password') {
      done += await tried('reset-password', () => tools.client.send(new AdminResetUserPasswordCommand(user)));
    }
    signedOut += await tried('sign-out', () => tools.client.send(new AdminUserGlobalSignOutCommand(user)));
  }
  const disabled = also === 'disable' ? done : 0;
  const reset = also === 'reset-password' ? done : 0;
  return {
    message: `${signedOut} signed out, ${disabled} disabled, ${reset} passwords reset, ${failed.length} failures`,
    signedOut,
    disabled,
    reset,
    failed,
  };
}

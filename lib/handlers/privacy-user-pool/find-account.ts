import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * The user whose id a subject is. Its user name may be another one, and a name could be another user's id.
 *
 * @param subject a UUID, so that it needs no escaping in the filter
 */
export async function findAccount(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  subject: string,
): Promise<UserType | undefined> {
  const { Users: users = [] } = await client.send(
    new ListUsersCommand({ UserPoolId: userPoolId, Filter: `sub = "${subject}"`, Limit: 1 }),
  );
  return users[0];
}

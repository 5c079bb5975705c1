import { Stack } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { IncidentFunction, type IncidentFunctionProps } from './incident-function';
import { INCIDENT_VARIABLES, MOST_USERS } from './incident-names';
import { IncidentRunbook } from './incident-runbook';

/** What every function of the runbooks is made of. */
export type FunctionParts = Pick<IncidentFunctionProps, 'encryptionKey' | 'logRetention' | 'removalPolicy' | 'service'>;

/**
 * The runbook that revokes sessions of users of these pools. Its function may sign out, disable and ask for a new
 * password, and read nothing.
 */
export function sessionRunbook(
  scope: Construct,
  id: string,
  parts: FunctionParts,
  userPools: cognito.IUserPool[],
): IncidentRunbook {
  const { function: fn } = new IncidentFunction(scope, `${id}Function`, {
    ...parts,
    handler: 'incident-sessions',
    description: 'Incident: revokes the sessions of users',
    statements: [
      new iam.PolicyStatement({
        actions: [
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminResetUserPassword',
        ],
        resources: userPools.map(({ userPoolArn }) => userPoolArn),
      }),
    ],
    environment: {
      [INCIDENT_VARIABLES.userPools]: Stack.of(scope).toJsonString(userPools.map(({ userPoolId }) => userPoolId)),
    },
  });
  return new IncidentRunbook(scope, id, {
    description: 'Incident: signs users out everywhere, and disables them or makes them choose a new password.',
    fn,
    parameters: {
      UserPoolId: {
        type: 'String',
        description: 'Whose users they are.',
        allowedValues: userPools.map(({ userPoolId }) => userPoolId),
      },
      Usernames: {
        type: 'StringList',
        description: `The sub of each user, at most ${MOST_USERS}; for an account of another identity provider its username.`,
        allowedPattern: '^[\\w.@+-]{1,128}$',
        maxItems: MOST_USERS,
      },
      AlsoDo: {
        type: 'String',
        description:
          'nothing: sign out only. disable: they cannot sign in again. reset-password: they must choose a new one.',
        default: 'nothing',
        allowedValues: ['nothing', 'disable', 'reset-password'],
      },
    },
    payload: {
      userPoolId: '{{ UserPoolId }}',
      usernames: '{{ Usernames }}',
      also: '{{ AlsoDo }}',
      execution: '{{ automation:EXECUTION_ID }}',
    },
  });
}

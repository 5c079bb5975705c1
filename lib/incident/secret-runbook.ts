import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { IncidentFunction } from './incident-function';
import { EVERY_SECRET, INCIDENT_VARIABLES, MOST_SECRETS } from './incident-names';
import { IncidentRunbook } from './incident-runbook';
import type { FunctionParts } from './session-runbook';

/**
 * The runbook that rotates these secrets. Its function cannot read them. Secrets Manager asks the caller for the right
 * to invoke the rotation function, too ("RotateSecret", AWS Secrets Manager API Reference).
 *
 * @throws InvalidPropertyError when there are more than 50 secrets, or the ARN of one lacks the six characters at its end
 */
export function secretRunbook(
  scope: Construct,
  id: string,
  parts: FunctionParts,
  secrets: secretsmanager.ISecret[],
  rotationFunctions: lambda.IFunction[],
): IncidentRunbook {
  if (secrets.length > MOST_SECRETS) {
    throw new InvalidPropertyError(scope, 'secrets', `${secrets.length} secrets`, `give at most ${MOST_SECRETS}`);
  }
  const arns = secrets.map(({ secretFullArn, secretName }, index) => {
    if (secretFullArn !== undefined) return secretFullArn;
    throw new InvalidPropertyError(scope, `secrets[${index}]`, secretName, 'import it with its complete ARN');
  });
  const { function: fn } = new IncidentFunction(scope, `${id}Function`, {
    ...parts,
    handler: 'incident-secrets',
    description: 'Incident: starts the rotation of secrets',
    statements: [
      new iam.PolicyStatement({
        actions: ['secretsmanager:DescribeSecret', 'secretsmanager:RotateSecret'],
        resources: arns,
      }),
      ...(rotationFunctions.length === 0
        ? []
        : [
            new iam.PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: rotationFunctions.map(({ functionArn }) => functionArn),
            }),
          ]),
    ],
    environment: { [INCIDENT_VARIABLES.secrets]: Stack.of(scope).toJsonString(arns) },
  });
  return new IncidentRunbook(scope, id, {
    description: 'Incident: gives secrets a new value at once, where they have a rotation.',
    fn,
    parameters: {
      Secrets: {
        type: 'StringList',
        description: `The word ${EVERY_SECRET}, or ARNs of secrets of this runbook.`,
        allowedPattern: '^(all|arn:[\\w-]+:secretsmanager:[\\w-]+:[0-9]{12}:secret:[\\w/+=.@-]+)$',
        maxItems: MOST_SECRETS,
      },
    },
    payload: { secrets: '{{ Secrets }}', execution: '{{ automation:EXECUTION_ID }}' },
  });
}

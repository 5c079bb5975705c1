import { Names, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** The role by which a user pool sends text messages, and the word that Cognito has to say to take it. */
export interface TextMessageRole {
  readonly role: iam.Role;
  readonly externalId: string;
}

/**
 * The role by which a user pool sends text messages ("SMS message settings for Amazon Cognito user pools").
 *
 * Cognito of this account alone may take it. Its policy names every resource, since telephone numbers have no ARN:
 * a finding of cdk-nag (AwsSolutions-IAM5) that has to be excused.
 */
export function textMessageRole(scope: Construct, id: string): TextMessageRole {
  const externalId = Names.uniqueResourceName(scope, { maxLength: 64, separator: '-' });
  const role = new iam.Role(scope, id, {
    description: 'Lets the user pool send text messages',
    assumedBy: new iam.ServicePrincipal('cognito-idp.amazonaws.com', {
      conditions: {
        StringEquals: { 'sts:ExternalId': externalId, 'aws:SourceAccount': Stack.of(scope).account },
      },
    }),
    inlinePolicies: {
      SendTextMessages: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] })],
      }),
    },
  });
  return { role, externalId };
}

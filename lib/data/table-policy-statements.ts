import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * Denies what a table never wants: requests without TLS, which DynamoDB still answers, and principals of other accounts,
 * or of other organizations where one is named. DynamoDB's own role that replicates is a role of the account and uses
 * TLS: to deny it would stop replicas from being made.
 *
 * The resource is `*`, which in a table's policy means the table and its indexes: a table cannot name itself in
 * CloudFormation. Source: "Resource-based policy considerations" and "Resource-based policy examples", Amazon DynamoDB
 * Developer Guide.
 */
export function tablePolicyStatements(scope: Construct, organizationId?: string): iam.PolicyStatement[] {
  const deny = (sid: string, conditions: { [operator: string]: { [key: string]: string } }) =>
    new iam.PolicyStatement({
      sid,
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['dynamodb:*'],
      resources: ['*'],
      conditions,
    });
  const outside = (key: string, own: string) => ({
    StringNotEquals: { [key]: own },
    Bool: { 'aws:PrincipalIsAWSService': 'false' },
  });
  return [
    deny('DenyPlaintext', { Bool: { 'aws:SecureTransport': 'false' } }),
    organizationId === undefined
      ? deny('DenyOtherAccounts', outside('aws:PrincipalAccount', Stack.of(scope).account))
      : deny('DenyOtherOrganizations', outside('aws:PrincipalOrgID', organizationId)),
  ];
}

import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The logs of an account, as the service that delivers logs names them to KMS: with the asterisk. */
function logsContext(scope: Construct): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:logs:${region}:${account}:*`;
}

/**
 * The role of the state machine: calls functions, and what Step Functions asks for to encrypt, log and trace. The policy
 * is part of the role, so that the role has it before the state machine is made.
 *
 * None of the statements on the key has a condition on `kms:ViaService`, which would keep executions from starting.
 * Sources: "Data at rest encryption in Step Functions", "Using CloudWatch Logs to log execution history in Step
 * Functions", "Trace Step Functions request data in AWS X-Ray", AWS Step Functions Developer Guide.
 *
 * @param functionArns resolved when the app is synthesized, since stores join later
 */
export function workflowRole(
  scope: Construct,
  props: { readonly encryptionKey: kms.IKey; readonly stateMachineArn: string; readonly functionArns: string[] },
): iam.Role {
  const { encryptionKey, stateMachineArn, functionArns } = props;
  const { partition, region, account } = Stack.of(scope);
  return new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('states.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:states:${region}:${account}:stateMachine:*` },
      },
    }),
    inlinePolicies: {
      Workflow: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }),
          new iam.PolicyStatement({
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            resources: [encryptionKey.keyArn],
            conditions: { StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': stateMachineArn } },
          }),
          new iam.PolicyStatement({
            actions: ['kms:GenerateDataKey'],
            resources: [encryptionKey.keyArn],
            conditions: { StringEquals: { 'kms:EncryptionContext:SourceArn': logsContext(scope) } },
          }),
          new iam.PolicyStatement({
            actions: [
              'logs:CreateLogDelivery',
              'logs:DeleteLogDelivery',
              'logs:DescribeLogGroups',
              'logs:DescribeResourcePolicies',
              'logs:GetLogDelivery',
              'logs:ListLogDeliveries',
              'logs:PutResourcePolicy',
              'logs:UpdateLogDelivery',
            ],
            resources: ['*'],
          }),
          new iam.PolicyStatement({
            actions: [
              'xray:GetSamplingRules',
              'xray:GetSamplingTargets',
              'xray:PutTelemetryRecords',
              'xray:PutTraceSegments',
            ],
            resources: ['*'],
          }),
        ],
      }),
    },
  });
}

/** Lets the service that delivers logs read the execution history that the state machine encrypted for it. */
export function logDeliveryStatement(scope: Construct): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'LogDeliveryReadsExecutionHistory',
    principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: { StringEquals: { 'kms:EncryptionContext:SourceArn': logsContext(scope) } },
  });
}

import { type Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { secretStatements } from './secret-statements';

/** Properties of {@link FunctionRotation}. */
export interface FunctionRotationProps {
  readonly secret: secretsmanager.ISecret;
  /** The key of the secret. */
  readonly encryptionKey: kms.IKey;
  readonly rotationFunction: lambda.IFunction;
  /** In whole days. */
  readonly interval: Duration;
}

/**
 * Rotates a secret by a function, which Secrets Manager may invoke for this secret alone; CDK's own schedule lets it
 * invoke the function for any secret of any account. The function gets what "Lambda rotation function execution role
 * permissions for AWS Secrets Manager" lists (AWS Secrets Manager User Guide), bound to the secret.
 */
export class FunctionRotation extends Construct {
  public constructor(scope: Construct, id: string, props: FunctionRotationProps) {
    super(scope, id);
    const { secret, encryptionKey, rotationFunction } = props;
    const statements = secretStatements(secret, encryptionKey, {
      secret: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      key: ['kms:Decrypt', 'kms:GenerateDataKey'],
    });
    for (const statement of statements) rotationFunction.addToRolePolicy(statement);
    rotationFunction.addPermission('Invoke', {
      principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: secret.secretArn,
      sourceAccount: Stack.of(this).account,
      scope: this,
    });
    const schedule = new secretsmanager.CfnRotationSchedule(this, 'Schedule', {
      secretId: secret.secretArn,
      rotationLambdaArn: rotationFunction.functionArn,
      rotationRules: { automaticallyAfterDays: props.interval.toDays() },
    });
    // The first rotation starts with the schedule, so Secrets Manager must be let in by then. An imported function lets it
    // in already. The function's own leave comes before the function.
    const invoke = this.node.tryFindChild('Invoke');
    if (invoke !== undefined) schedule.node.addDependency(invoke);
  }
}

import { Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';

/** Properties of {@link ControlRuleFunction}. */
export interface ControlRuleFunctionProps {
  /** The key of its log. */
  readonly encryptionKey: kms.IKey;
  /** The IAM actions of all that it reads. */
  readonly readPermissions: string[];
  /** @default - none is reserved */
  readonly reservedConcurrentExecutions?: number;
  /** @default RetentionDays.THIRTEEN_MONTHS */
  readonly logRetention?: logs.RetentionDays;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The function that AWS Config asks for the verdict of a control on living resources. It reads the whole account, and
 * writes nothing but verdicts.
 */
export class ControlRuleFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly role: iam.Role;
  public readonly logGroup: logs.LogGroup;
  /** Admits AWS Config on behalf of this account. Rules must wait for it: AWS Config tries it when a rule is made. */
  public readonly permission: lambda.CfnPermission;

  public constructor(scope: Construct, id: string, props: ControlRuleFunctionProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy, reservedConcurrentExecutions } = props;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.role = functionRole(this, this.logGroup, statements(props.readPermissions));
    this.function = new lambda.Function(this, 'Function', {
      description: 'Judges living resources by the controls of the storefront baseline, for AWS Config',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode('control-rule'),
      handler: 'index.handler',
      // A daily run reads every resource of a type, one after the other.
      timeout: Duration.minutes(15),
      memorySize: 512,
      role: this.role,
      logGroup: this.logGroup,
      environment: { POWERTOOLS_LOG_LEVEL: 'INFO' },
      ...(reservedConcurrentExecutions === undefined ? {} : { reservedConcurrentExecutions }),
    });
    this.permission = new lambda.CfnPermission(this, 'Invocation', {
      action: 'lambda:InvokeFunction',
      functionName: this.function.functionArn,
      principal: 'config.amazonaws.com',
      sourceAccount: Stack.of(this).account,
    });
  }
}

/**
 * Neither Cloud Control nor the reads behind it can be narrowed to resources that are only known when they are listed,
 * AWS Config knows no resource for evaluations that are put, and the ARN of a rule is made up with the rule, which needs
 * the function ("Actions, resources, and condition keys for AWS Cloud Control API", "... for AWS Config", Service
 * Authorization Reference).
 */
function statements(readPermissions: string[]): iam.PolicyStatement[] {
  return [
    ['ReadThroughCloudControl', ['cloudformation:GetResource', 'cloudformation:ListResources']] as const,
    ['ReadWhatControlsLookAt', readPermissions] as const,
    ['TellAwsConfig', ['config:GetComplianceDetailsByConfigRule', 'config:PutEvaluations']] as const,
  ].map(([sid, actions]) => new iam.PolicyStatement({ sid, actions: [...actions], resources: ['*'] }));
}

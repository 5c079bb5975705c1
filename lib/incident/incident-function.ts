import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { SERVICE_VARIABLE } from '../page/monitor-names';

/** Properties of {@link IncidentFunction}. */
export interface IncidentFunctionProps {
  /** The handler's folder below `lib/handlers`. */
  readonly handler: string;
  readonly description: string;
  /** What the function may do beside writing its log. */
  readonly statements: iam.PolicyStatement[];
  readonly environment: { [name: string]: string };
  /** Value of the dimension `service` of its metrics. */
  readonly service: string;
  /** The key of its log. */
  readonly encryptionKey: kms.IKey;
  /** @default RetentionDays.THIRTEEN_MONTHS */
  readonly logRetention?: logs.RetentionDays | undefined;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy | undefined;
}

/**
 * How long a function may take: less than the five minutes that Automation waits for one
 * ("aws:invokeLambdaFunction", AWS Systems Manager User Guide).
 */
export const FUNCTION_TIMEOUT = Duration.minutes(4);

/** A function that answers incidents, with a log of its own and no right beyond its statements. */
export class IncidentFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly role: iam.Role;
  public readonly logGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: IncidentFunctionProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy } = props;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    // A policy beside the role rather than in it: it may name the role itself, to keep that from being changed.
    const statements = [
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
      ...props.statements,
    ];
    for (const statement of statements) this.role.addToPolicy(statement);
    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode(props.handler),
      handler: 'index.handler',
      timeout: FUNCTION_TIMEOUT,
      memorySize: 256,
      role: this.role,
      logGroup: this.logGroup,
      environment: { ...props.environment, [SERVICE_VARIABLE]: props.service },
    });
  }
}

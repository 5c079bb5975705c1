import { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { SERVICE_VARIABLE } from '../page/monitor-names';
import type { StaffTrainingProps } from './staff-training-props';

/** Properties of {@link TrainingFunction}. */
export interface TrainingFunctionProps {
  readonly settings: StaffTrainingProps;
  /** What the bundle exports: `handler` or `close`. */
  readonly exported: string;
  readonly description: string;
  readonly statements: iam.PolicyStatement[];
  readonly environment: { [name: string]: string };
  /** Value of the dimension `service` of its metrics. */
  readonly service: string;
}

/** A function of staff training, with a log of its own and no right beyond its statements. */
export class TrainingFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly role: iam.Role;
  public readonly logGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: TrainingFunctionProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy } = props.settings;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.role = functionRole(this, this.logGroup, props.statements);
    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode('training-day'),
      handler: `index.${props.exported}`,
      // One call for each person who joins or leaves, at the few calls a second that the identity store takes.
      timeout: Duration.minutes(10),
      memorySize: 256,
      role: this.role,
      logGroup: this.logGroup,
      environment: { ...props.environment, [SERVICE_VARIABLE]: props.service },
    });
  }
}

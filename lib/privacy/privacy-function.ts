import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { SERVICE_VARIABLE } from '../page/monitor-names';
import type { PrivacyRequestsProps } from './privacy-requests-props';

/** Properties of {@link PrivacyFunction}. */
export interface PrivacyFunctionProps {
  readonly settings: PrivacyRequestsProps;
  /** The handler's folder below `lib/handlers`. */
  readonly handler: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly statements: iam.PolicyStatement[];
  readonly environment: { [name: string]: string };
  /** Value of the dimension `service` of its metrics. */
  readonly service: string;
}

/** A function of requests of data subjects, with a log of its own and no right beyond its statements. */
export class PrivacyFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: PrivacyFunctionProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy } = props.settings;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode(props.handler),
      handler: 'index.handler',
      timeout: props.timeout,
      memorySize: 512,
      role: functionRole(this, this.logGroup, props.statements),
      logGroup: this.logGroup,
      environment: { ...props.environment, [SERVICE_VARIABLE]: props.service },
    });
  }
}

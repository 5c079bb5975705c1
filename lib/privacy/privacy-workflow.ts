import { ArnFormat, Lazy, Names, Stack } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import type { Round, RoundOfStores } from '../privacy-steps/rounds';
import type { PrivacyRequestsProps } from './privacy-requests-props';
import { workflowDefinition } from './workflow-definition';
import { logDeliveryStatement, workflowRole } from './workflow-role';

/** Properties of {@link PrivacyWorkflow}. */
export interface PrivacyWorkflowProps {
  readonly settings: PrivacyRequestsProps;
  /** The function between the calls of stores. */
  readonly stepFunction: lambda.IFunction;
}

/** The state machine that goes through the stores. */
export class PrivacyWorkflow extends Construct {
  public readonly stateMachine: sfn.StateMachine;
  public readonly logGroup: logs.LogGroup;
  private readonly stores: { readonly name: string; readonly functionArn: string; readonly first: boolean }[] = [];

  public constructor(scope: Construct, id: string, props: PrivacyWorkflowProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy, concurrency = 2 } = props.settings;
    // The role is bound to the state machine by its name, which must be known before either is made.
    const stateMachineName = Names.uniqueResourceName(this, { maxLength: 80, separator: '-' });
    const stack = Stack.of(this);
    encryptionKey.addToResourcePolicy(logDeliveryStatement(this));
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    const role = workflowRole(this, {
      encryptionKey,
      stateMachineArn: stack.formatArn({
        service: 'states',
        resource: 'stateMachine',
        resourceName: stateMachineName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      functionArns: Lazy.list({
        produce: () => [props.stepFunction.functionArn, ...this.stores.map(({ functionArn }) => functionArn)],
      }),
    });
    const definition = Lazy.any({
      produce: () =>
        workflowDefinition({
          partition: stack.partition,
          stepFunctionArn: props.stepFunction.functionArn,
          rounds: this.rounds(),
          concurrency,
        }),
    });
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineName,
      definitionBody: sfn.DefinitionBody.fromString(stack.toJsonString(definition)),
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: this.logGroup, level: sfn.LogLevel.ALL, includeExecutionData: false },
    });
    const resource = this.stateMachine.node.defaultChild as sfn.CfnStateMachine;
    // CDK's own way would let the service that delivers logs decrypt whatever the key encrypts.
    resource.encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: encryptionKey.keyArn };
  }

  /** Adds a store; one that comes first is also asked last. */
  public add(name: string, functionArn: string, first: boolean): void {
    this.stores.push({ name, functionArn, first });
  }

  private rounds(): readonly RoundOfStores[] {
    const of = (round: Round, first: boolean): RoundOfStores => ({
      round,
      stores: this.stores
        .filter((store) => store.first === first)
        .map(({ name, functionArn }) => ({ name, functionArn })),
    });
    return [of('first', true), of('main', false), of('last', true)].filter(({ stores }) => stores.length > 0);
  }
}

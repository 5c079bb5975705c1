import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { automationPrincipal } from '../automation-principal';

/** What the person on call fills in. */
export interface RunbookParameter {
  /** `String` or `StringList`. */
  readonly type: string;
  readonly description: string;
  /** @default - must be given */
  readonly default?: string;
  /** @default - any that fit `allowedPattern` */
  readonly allowedValues?: string[];
  /** @default - any */
  readonly allowedPattern?: string;
  /** Most entries of a `StringList`. */
  readonly maxItems?: number;
}

/** Properties of {@link IncidentRunbook}. */
export interface IncidentRunbookProps {
  readonly description: string;
  readonly fn: lambda.IFunction;
  /** By their name. */
  readonly parameters: { [name: string]: RunbookParameter };
  /** The event of the function; `{{ Name }}` stands for a parameter. */
  readonly payload: { [field: string]: string };
}

/** Seconds that the step waits for the function; at most 300 ("aws:invokeLambdaFunction", AWS Systems Manager User Guide). */
const STEP_TIMEOUT_SECONDS = 300;

/**
 * One runbook: an Automation document of AWS Systems Manager over a function, and a role that may do nothing but invoke
 * it. Automation can assume the role for this account alone ("Setting up Automation", AWS Systems Manager User Guide).
 */
export class IncidentRunbook extends Construct {
  public readonly document: ssm.CfnDocument;
  /** What the document acts as; who starts it must be allowed to pass it. */
  public readonly role: iam.Role;

  public constructor(scope: Construct, id: string, props: IncidentRunbookProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      assumedBy: automationPrincipal(this),
    });
    this.role.addToPolicy(
      new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.fn.functionArn] }),
    );
    this.document = new ssm.CfnDocument(this, 'Document', {
      documentType: 'Automation',
      documentFormat: 'JSON',
      // A replaced document would have another name, and those who are on call know this one.
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description: props.description,
        assumeRole: this.role.roleArn,
        ...(Object.keys(props.parameters).length === 0 ? {} : { parameters: props.parameters }),
        mainSteps: [
          {
            name: 'Act',
            action: 'aws:invokeLambdaFunction',
            timeoutSeconds: STEP_TIMEOUT_SECONDS,
            onFailure: 'Abort',
            isEnd: true,
            inputs: { FunctionName: props.fn.functionArn, InputPayload: props.payload },
          },
        ],
        outputs: ['Act.Payload'],
      },
    });
  }

  /** The document's name. */
  public get documentName(): string {
    return this.document.ref;
  }

  /**
   * Lets a principal start the runbook and see what came of it, and pass its role to Automation ("Setting up identity
   * based policies examples", AWS Systems Manager User Guide). Executions have ids that nobody knows beforehand, so the
   * principal may look at every execution of this account and region; `AwsSolutions-IAM5` lists that.
   */
  public grantStart(grantee: iam.IGrantable): iam.Grant {
    const stack = Stack.of(this);
    const executions = stack.formatArn({ service: 'ssm', resource: 'automation-execution', resourceName: '*' });
    const document = stack.formatArn({ service: 'ssm', resource: 'document', resourceName: this.documentName });
    const grant = (
      actions: string[],
      resourceArns: string[],
      conditions?: { [key: string]: { [key: string]: string } },
    ) =>
      iam.Grant.addToPrincipal({ grantee, actions, resourceArns, ...(conditions === undefined ? {} : { conditions }) });
    return grant(['ssm:StartAutomationExecution'], [document, executions])
      .combine(grant(['ssm:GetAutomationExecution'], [executions]))
      .combine(
        grant(['iam:PassRole'], [this.role.roleArn], { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } }),
      );
  }
}

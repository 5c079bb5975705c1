import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { automationPrincipal } from '../automation-principal';

/** Seconds that the step waits for the function, whose own timeout is a minute; at most 300 for this action. */
const STEP_TIMEOUT_SECONDS = 120;

/** Properties of {@link UnderAttackDocument}. */
export interface UnderAttackDocumentProps {
  /** The function of the switch. */
  readonly fn: lambda.IFunction;
}

/**
 * The Automation document that flips the switch: by a click in the Systems Manager console, or by one command.
 *
 * Its role can be assumed by Automation for this account alone ("Setting up Automation", AWS Systems Manager User Guide,
 * on the confused deputy) and may do nothing but invoke the function.
 */
export class UnderAttackDocument extends Construct {
  public readonly document: ssm.CfnDocument;
  /** Who starts the document must be allowed to pass this role. */
  public readonly role: iam.Role;

  public constructor(scope: Construct, id: string, props: UnderAttackDocumentProps) {
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
      content: this.content(props.fn),
    });
  }

  private content(fn: lambda.IFunction): object {
    return {
      schemaVersion: '0.3',
      description: 'Under attack: challenges every page of the shop and lowers its rate limits, or goes back.',
      assumeRole: this.role.roleArn,
      parameters: {
        Action: {
          type: 'String',
          description: 'raise: challenge every page and lower the limits. restore: go back. status: only look.',
          allowedValues: ['raise', 'restore', 'status'],
        },
        Reason: {
          type: 'String',
          description: 'Why, in one line without braces.',
          default: '',
          allowedPattern: '^[^{}\\n\\r\\t]{0,200}$',
        },
      },
      mainSteps: [
        {
          name: 'Switch',
          action: 'aws:invokeLambdaFunction',
          timeoutSeconds: STEP_TIMEOUT_SECONDS,
          maxAttempts: 3,
          onFailure: 'Abort',
          isEnd: true,
          inputs: {
            FunctionName: fn.functionArn,
            InputPayload: {
              action: '{{ Action }}',
              reason: '{{ Reason }}',
              execution: '{{ automation:EXECUTION_ID }}',
            },
          },
        },
      ],
      outputs: ['Switch.Payload'],
    };
  }
}

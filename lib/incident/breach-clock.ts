import { Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { tableStatements } from '../privacy/data-statements';
import { BreachAlarms } from './breach-alarms';
import { BreachFindings } from './breach-findings';
import { IncidentFunction } from './incident-function';
import { INCIDENT_VARIABLES } from './incident-names';
import type { FunctionParts } from './session-runbook';

/** Properties of {@link BreachClock}. */
export interface BreachClockProps {
  readonly parts: FunctionParts;
  readonly register: dynamodb.ITable;
  readonly topic: sns.ITopic;
  readonly plan: ssm.IStringParameter;
  /** Name of the document that stops the clock. */
  readonly notificationRunbook: string;
  readonly withAction: boolean;
}

/** The 72-hour clock: marked findings start it, and every hour somebody looks at it. */
export class BreachClock extends Construct {
  public readonly findings: BreachFindings;
  public readonly alarms: BreachAlarms;
  /** Looks at the clocks. */
  public readonly watchFunction: lambda.Function;
  /** Starts clocks for findings. */
  public readonly findingFunction: lambda.Function;

  public constructor(scope: Construct, id: string, props: BreachClockProps) {
    super(scope, id);
    const { parts, topic } = props;
    this.findings = new BreachFindings(this, 'Findings', { withAction: props.withAction });
    const finding = this.finding(props);
    const watch = this.watch(props);
    this.findingFunction = finding.function;
    this.watchFunction = watch.function;
    this.schedule(watch.function);
    this.alarms = new BreachAlarms(this, 'Alarms', {
      topic,
      service: parts.service,
      deadLetterQueue: this.findings.deadLetterQueue,
    });
  }

  private finding({ parts, register }: BreachClockProps): IncidentFunction {
    const { queue } = this.findings;
    const made = new IncidentFunction(this, 'Finding', {
      ...parts,
      handler: 'incident-breach-finding',
      description: 'Incident: starts the 72-hour clock for marked findings',
      statements: [
        ...tableStatements(this, register, parts.encryptionKey, ['dynamodb:PutItem', 'dynamodb:UpdateItem']),
        new iam.PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [queue.queueArn],
        }),
      ],
      environment: { [INCIDENT_VARIABLES.register]: register.tableName },
    });
    // One finding at a time: one that fails keeps no other waiting.
    const source = new lambda.EventSourceMapping(this, 'Source', {
      target: made.function,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
    });
    // Lambda refuses a mapping whose function may not read the queue yet.
    source.node.addDependency(made.role);
    return made;
  }

  private watch({ parts, register, topic, plan, notificationRunbook }: BreachClockProps): IncidentFunction {
    const { masterKey } = topic;
    return new IncidentFunction(this, 'Watch', {
      ...parts,
      handler: 'breach-clock',
      description: 'Incident: looks at the 72-hour clocks and reminds',
      statements: [
        ...tableStatements(this, register, parts.encryptionKey, ['dynamodb:Scan', 'dynamodb:UpdateItem']),
        new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
        ...(masterKey === undefined
          ? []
          : [
              new iam.PolicyStatement({
                actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
                resources: [masterKey.keyArn],
              }),
            ]),
      ],
      environment: {
        [INCIDENT_VARIABLES.register]: register.tableName,
        [INCIDENT_VARIABLES.topic]: topic.topicArn,
        [INCIDENT_VARIABLES.plan]: plan.parameterName,
        [INCIDENT_VARIABLES.notificationRunbook]: notificationRunbook,
      },
    });
  }

  /**
   * The condition on the schedule group prevents a confused deputy: a role cannot name a schedule that names the role
   * ("Confused deputy prevention in EventBridge Scheduler", Amazon EventBridge Scheduler User Guide).
   */
  private schedule(fn: lambda.IFunction): void {
    const stack = Stack.of(this);
    const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' });
    const role = new iam.Role(this, 'ScheduleRole', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
    });
    // Beside the role rather than in it: the plan names a runbook whose function knows this role.
    role.addToPolicy(new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
    const schedule = new scheduler.CfnSchedule(this, 'Hourly', {
      description: 'Looks at the 72-hour clocks of breaches of personal data',
      scheduleExpression: 'rate(1 hour)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: fn.functionArn, roleArn: role.roleArn },
    });
    // The first call may come at once.
    schedule.node.addDependency(role);
  }
}

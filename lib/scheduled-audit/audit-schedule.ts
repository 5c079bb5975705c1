import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AUDIT_TASKS } from './audit-names';

/** Time between two looks at the age of the last audit. */
export const WATCH_INTERVAL = Duration.hours(6);

/** An audit may begin this much later, in minutes: nobody waits for it, and everybody's jobs run on the hour. */
const WINDOW_MINUTES = 60;

/** Properties of {@link AuditSchedule}. */
export interface AuditScheduleProps {
  readonly function: lambda.IFunction;
  readonly deadLetterQueue: sqs.IQueue;
  /** Whole days between two audits. */
  readonly days: number;
}

/**
 * When the function runs. Both schedules begin when they are made, so that the first audit follows the deployment within
 * an hour ("Schedule types in EventBridge Scheduler", Amazon EventBridge Scheduler User Guide).
 */
export class AuditSchedule extends Construct {
  public readonly audit: scheduler.CfnSchedule;
  public readonly watch: scheduler.CfnSchedule;

  public constructor(scope: Construct, id: string, props: AuditScheduleProps) {
    super(scope, id);
    const { days, deadLetterQueue } = props;
    const role = this.role(props);
    const target = (task: string) => ({
      arn: props.function.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ task }),
      retryPolicy: { maximumEventAgeInSeconds: Duration.hours(6).toSeconds(), maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: deadLetterQueue.queueArn },
    });
    this.audit = new scheduler.CfnSchedule(this, 'Audit', {
      description: 'Audits AWS Config and keeps the evidence',
      scheduleExpression: days === 1 ? 'rate(1 day)' : `rate(${days} days)`,
      flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: WINDOW_MINUTES },
      target: target(AUDIT_TASKS.audit),
    });
    this.watch = new scheduler.CfnSchedule(this, 'Watch', {
      description: 'Publishes how long ago the last audit finished',
      scheduleExpression: `rate(${WATCH_INTERVAL.toHours()} hours)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: target(AUDIT_TASKS.watch),
    });
    // The first call may come at once.
    for (const schedule of [this.audit, this.watch]) schedule.node.addDependency(role);
  }

  /**
   * The condition on the schedule group prevents a confused deputy: a role cannot name a schedule that names the role
   * ("Confused deputy prevention in EventBridge Scheduler", Amazon EventBridge Scheduler User Guide).
   */
  private role(props: AuditScheduleProps): iam.Role {
    const stack = Stack.of(this);
    const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' });
    return new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
      inlinePolicies: {
        Schedule: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: [props.function.functionArn],
            }),
            new iam.PolicyStatement({
              actions: ['sqs:SendMessage'],
              resources: [props.deadLetterQueue.queueArn],
            }),
          ],
        }),
      },
    });
  }
}

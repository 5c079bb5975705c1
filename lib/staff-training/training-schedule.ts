import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

/**
 * Runs the daily job. A run that is lost leaves nothing behind that would be worth keeping: the alarm for silence tells of
 * it, so that there is no dead-letter queue.
 */
export class TrainingSchedule extends Construct {
  public readonly schedule: scheduler.CfnSchedule;

  /**
   * The condition on the schedule group prevents a confused deputy: a role cannot name a schedule that names the role
   * ("Confused deputy prevention in EventBridge Scheduler", Amazon EventBridge Scheduler User Guide).
   */
  public constructor(scope: Construct, id: string, fn: lambda.IFunction) {
    super(scope, id);
    const stack = Stack.of(this);
    const group = stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' });
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
      inlinePolicies: {
        Invoke: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] })],
        }),
      },
    });
    this.schedule = new scheduler.CfnSchedule(this, 'Daily', {
      description: 'Brings access to customer data in step with staff training',
      scheduleExpression: 'rate(1 day)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(12).toSeconds(), maximumRetryAttempts: 20 },
      },
    });
  }
}

import { Stack } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** A custom rule of AWS Config that asks the daily job's function once a day whether everybody is trained. */
export class TrainingRule extends Construct {
  public readonly rule: config.CfnConfigRule;

  public constructor(scope: Construct, id: string, fn: lambda.IFunction) {
    super(scope, id);
    // AWS Config tries the function when the rule is made.
    const permission = new lambda.CfnPermission(this, 'Invocation', {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionArn,
      principal: 'config.amazonaws.com',
      sourceAccount: Stack.of(this).account,
    });
    this.rule = new config.CfnConfigRule(this, 'Rule', {
      description: 'Everybody who works for the shop has current security training (PCI DSS 4.0.1, 12.6.3)',
      source: {
        owner: 'CUSTOM_LAMBDA',
        sourceIdentifier: fn.functionArn,
        sourceDetails: [
          {
            eventSource: 'aws.config',
            messageType: 'ScheduledNotification',
            maximumExecutionFrequency: 'TwentyFour_Hours',
          },
        ],
      },
    });
    this.rule.addResourceDependency(permission);
  }
}

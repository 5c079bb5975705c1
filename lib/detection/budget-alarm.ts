import { Stack } from 'aws-cdk-lib';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { BudgetAlarmProps } from './budget-alarm-props';
import { refuseBudget } from './budget-limits';

/**
 * Tells when the account costs more in a month than it should: a runaway bill is often how an abuse of stolen
 * credentials, or a flood of requests, is noticed first.
 *
 * The budget covers all that the account costs, in every region. AWS brings billing data up to date at least once a day
 * ("Best practices for AWS Budgets"), so alarms come hours after the cost. Beside the budget nothing is made.
 *
 * Source of the statements: "Creating an Amazon SNS topic for budget notifications", AWS Cost Management User Guide.
 *
 * Beforehand: in a member account of an organization, the management account must let members see their cost.
 */
export class BudgetAlarm extends Construct {
  public readonly budget: budgets.CfnBudget;

  /** @throws InvalidPropertyError when nobody would be told, or a limit, threshold or address cannot be used */
  public constructor(scope: Construct, id: string, props: BudgetAlarmProps) {
    super(scope, id);
    const { actualThresholds = [80, 100], forecastThresholds = [100] } = props;
    refuseBudget(this, props, { actual: actualThresholds, forecast: forecastThresholds });
    const subscribers = subscribersOf(props);
    const notifications = (notificationType: string, thresholds: readonly number[]) =>
      thresholds.map((threshold) => ({
        notification: {
          notificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold,
          thresholdType: 'PERCENTAGE',
        },
        subscribers,
      }));
    this.budget = new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.monthlyLimit, unit: 'USD' },
      },
      notificationsWithSubscribers: [
        ...notifications('ACTUAL', actualThresholds),
        ...notifications('FORECASTED', forecastThresholds),
      ],
    });
    if (props.alarmTopic !== undefined) this.admitBudgets(props.alarmTopic);
  }
  /** Lets AWS Budgets publish, and encrypt what it publishes, on behalf of this account's budgets alone. */
  private admitBudgets(topic: sns.ITopic): void {
    const { partition, account } = Stack.of(this);
    const admitted = {
      principals: [new iam.ServicePrincipal('budgets.amazonaws.com')],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:budgets::${account}:*` },
      },
    };
    const { policyDependable } = topic.addToResourcePolicy(
      new iam.PolicyStatement({
        ...admitted,
        sid: 'BudgetsPublish',
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
      }),
    );
    topic.masterKey?.addToResourcePolicy(
      new iam.PolicyStatement({
        ...admitted,
        sid: 'BudgetsPublishToTopics',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
    // AWS Budgets refuses a topic to which it may not publish when the budget is made.
    if (policyDependable !== undefined) this.budget.node.addDependency(policyDependable);
  }
}

function subscribersOf({ alarmTopic, emailAddresses = [] }: BudgetAlarmProps): budgets.CfnBudget.SubscriberProperty[] {
  return [
    ...(alarmTopic === undefined ? [] : [{ subscriptionType: 'SNS', address: alarmTopic.topicArn }]),
    ...emailAddresses.map((address) => ({ subscriptionType: 'EMAIL', address })),
  ];
}

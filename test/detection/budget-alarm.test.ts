import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertTopic } from '../../lib/detection/alert-topic';
import { BudgetAlarm } from '../../lib/detection/budget-alarm';
import type { BudgetAlarmProps } from '../../lib/detection/budget-alarm-props';
import { InvalidPropertyError } from '../../lib/errors';

function stackIn(region = 'eu-central-1'): Stack {
  return new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'Account', {
    env: { account: '111122223333', region },
  });
}

function prepare(props: Partial<BudgetAlarmProps> = {}) {
  const stack = stackIn();
  const key = new kms.Key(stack, 'Key');
  const { topic } = new AlertTopic(stack, 'Alerts', { encryptionKey: key });
  const alarm = new BudgetAlarm(stack, 'Budget', { monthlyLimit: 200, alarmTopic: topic, ...props });
  return { stack, key, topic, alarm };
}

/** The only condition under which AWS Budgets is admitted to topic and key. */
const OWN_BUDGETS = {
  StringEquals: { 'aws:SourceAccount': '111122223333' },
  ArnLike: { 'aws:SourceArn': 'arn:aws:budgets::111122223333:*' },
};

test('is a monthly budget of cost without a name, told of at 80 and 100 percent spent and 100 percent forecast', () => {
  const { stack, topic } = prepare();
  const Subscribers = [{ SubscriptionType: 'SNS', Address: stack.resolve(topic.topicArn) }];
  const at = (NotificationType: string, Threshold: number) => ({
    Notification: { NotificationType, Threshold, ThresholdType: 'PERCENTAGE', ComparisonOperator: 'GREATER_THAN' },
    Subscribers,
  });

  Template.fromStack(stack).hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 200, Unit: 'USD' },
      BudgetName: Match.absent(),
    },
    NotificationsWithSubscribers: [at('ACTUAL', 80), at('ACTUAL', 100), at('FORECASTED', 100)],
  });
});

test('tells the topic and the addresses, at the thresholds given', () => {
  const { stack, topic } = prepare({
    emailAddresses: ['finance@example.com', 'platform@example.com'],
    actualThresholds: [],
    forecastThresholds: [150],
  });

  Template.fromStack(stack).hasResourceProperties('AWS::Budgets::Budget', {
    NotificationsWithSubscribers: [
      {
        Notification: Match.objectLike({ NotificationType: 'FORECASTED', Threshold: 150 }),
        Subscribers: [
          { SubscriptionType: 'SNS', Address: stack.resolve(topic.topicArn) },
          { SubscriptionType: 'EMAIL', Address: 'finance@example.com' },
          { SubscriptionType: 'EMAIL', Address: 'platform@example.com' },
        ],
      },
    ],
  });
});

test('admits the budgets of this account to the topic, before the budget is made', () => {
  const { stack, topic, alarm } = prepare();

  const template = Template.fromStack(stack);

  const [policyId, policy] = Object.entries(template.findResources('AWS::SNS::TopicPolicy'))[0] ?? [];
  expect(policy?.Properties.PolicyDocument.Statement).toContainEqual({
    Sid: 'BudgetsPublish',
    Effect: 'Allow',
    Principal: { Service: 'budgets.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: stack.resolve(topic.topicArn),
    Condition: OWN_BUDGETS,
  });
  const budget = template.findResources('AWS::Budgets::Budget')[stack.getLogicalId(alarm.budget)];
  expect(budget?.DependsOn).toEqual([policyId]);
});

test('admits them to the key of the topic, for that alone', () => {
  const { stack } = prepare();

  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  expect(key?.Properties.KeyPolicy.Statement).toContainEqual({
    Sid: 'BudgetsPublishToTopics',
    Effect: 'Allow',
    Principal: { Service: 'budgets.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: OWN_BUDGETS,
  });
});

test('shares a topic with another budget: each statement stands once', () => {
  const { stack, topic } = prepare();
  new BudgetAlarm(stack, 'Second', { monthlyLimit: 900, alarmTopic: topic });

  const text = JSON.stringify(Template.fromStack(stack).toJSON());

  expect(text.match(/"BudgetsPublish"/g)).toHaveLength(1);
  expect(text.match(/"BudgetsPublishToTopics"/g)).toHaveLength(1);
});

test('needs no topic where it writes to addresses', () => {
  const stack = stackIn();

  new BudgetAlarm(stack, 'Budget', { monthlyLimit: 50, emailAddresses: ['finance@example.com'] });

  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Budgets::Budget', 1);
  template.resourceCountIs('AWS::SNS::Topic', 0);
});

test('leaves an imported topic as it is', () => {
  const stack = stackIn();
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alerts');

  new BudgetAlarm(stack, 'Budget', { monthlyLimit: 50, alarmTopic: topic });

  expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toEqual([expect.stringMatching(/^Budget/)]);
});

const MAIL = 'finance@example.com';
const SIX = [10, 20, 30, 40, 50, 60];
const ELEVEN = Array.from({ length: 11 }, (_, index) => `a${index}@example.com`);

test.each<[Partial<BudgetAlarmProps>, string]>([
  [{ monthlyLimit: 0 }, 'monthlyLimit is 0; give an amount of US dollars above 0'],
  [{ monthlyLimit: -5 }, 'monthlyLimit is -5; give an amount of US dollars above 0'],
  [{ monthlyLimit: Number.NaN }, 'monthlyLimit is null; give an amount of US dollars above 0'],
  [{ emailAddresses: [] }, 'emailAddresses is []; give an address, or an alarmTopic'],
  [{ emailAddresses: ['finance'] }, 'emailAddresses is "finance"; give addresses such as finance@example.com'],
  [{ emailAddresses: ELEVEN }, `emailAddresses is ${JSON.stringify(ELEVEN)}; give at most 10`],
  [{ actualThresholds: [0] }, 'actualThresholds is [0]; give different percentages above 0'],
  [{ forecastThresholds: [90, 90] }, 'forecastThresholds is [90,90]; give different percentages above 0'],
  [
    { actualThresholds: SIX, forecastThresholds: [] },
    'actualThresholds is [10,20,30,40,50,60]; give between 1 and 5, those of forecastThresholds counted in',
  ],
  [
    { actualThresholds: [], forecastThresholds: [] },
    'actualThresholds is []; give between 1 and 5, those of forecastThresholds counted in',
  ],
])('refuses %j', (props, message) => {
  const make = () => new BudgetAlarm(stackIn(), 'Budget', { monthlyLimit: 200, emailAddresses: [MAIL], ...props });

  expect(make).toThrow(InvalidPropertyError);
  expect(make).toThrow(`Account/Budget: ${message}`);
});

test('refuses a region in which CloudFormation has no budgets', () => {
  const make = (region: string) =>
    new BudgetAlarm(stackIn(region), 'Budget', { monthlyLimit: 200, emailAddresses: [MAIL] });

  expect(() => make('eu-north-1')).toThrow(
    'Account/Budget: region is "eu-north-1"; make the budget in a stack of us-east-1',
  );
  expect(() => make('us-east-1')).not.toThrow();
});

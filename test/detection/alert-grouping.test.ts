import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertGrouping, type AlertGroupingProps } from '../../lib/detection/alert-grouping';
import { InvalidPropertyError } from '../../lib/errors';
import { alarmStack } from './alarm-stack';

function prepare(props: Partial<AlertGroupingProps> = {}) {
  const { stack, topic, topicKey, encryptionKey } = alarmStack();
  const grouping = new AlertGrouping(stack, 'It', { topic, encryptionKey, ...props });
  const rules = ['One', 'Two'].map(
    (id) => new events.Rule(stack, id, { eventPattern: { source: [`aws.${id.toLowerCase()}`] } }),
  );
  for (const rule of rules) grouping.collect(rule);
  return { stack, topic, topicKey, encryptionKey, grouping, rules, template: Template.fromStack(stack) };
}

test('gathers events for five minutes, and has single messages come again', () => {
  const { template, stack, grouping } = prepare();

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: stack.resolve(grouping.queue.queue.queueArn),
    FunctionName: { Ref: Match.stringLikeRegexp('ItGroupsFunction') },
    BatchSize: 1000,
    MaximumBatchingWindowInSeconds: 300,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  });
});

test.each([
  [300, 660],
  [1, 361],
])('a window of %d seconds hides events for six timeouts more: %d', (window, visibility) => {
  const { template } = prepare({ window: Duration.seconds(window) });

  template.hasResourceProperties('AWS::SQS::Queue', {
    VisibilityTimeout: visibility,
    RedrivePolicy: Match.objectLike({ maxReceiveCount: 10 }),
  });
});

test('waiting events are encrypted with the key, which EventBridge and CloudWatch Logs may use', () => {
  const { template, stack, encryptionKey } = prepare();

  const queues = Object.values(template.findResources('AWS::SQS::Queue')).map(({ Properties }) => Properties);
  const keys = Object.values(template.findResources('AWS::KMS::Key', { Properties: Match.anyValue() }));
  const statements = keys.flatMap(({ Properties }) => Properties.KeyPolicy.Statement);
  expect(queues.map(({ KmsMasterKeyId }) => KmsMasterKeyId)).toEqual([
    stack.resolve(encryptionKey.keyArn),
    stack.resolve(encryptionKey.keyArn),
  ]);
  expect(statements).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Sid: 'EventBridgePublishesToTopics' }),
      expect.objectContaining({ Sid: 'CloudWatchLogsEncryptsLogGroups' }),
    ]),
  );
});

test('the rules that are collected may send to both queues, in one statement, and nobody else', () => {
  const { template, stack, rules } = prepare();

  const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy')).map(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  const allowed = policies.flat().filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
  expect(allowed).toHaveLength(2);
  for (const statement of allowed) {
    expect(statement).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': rules.map(({ ruleArn }) => stack.resolve(ruleArn)) } },
    });
  }
});

test('without rules nobody may send', () => {
  const { stack, topic, encryptionKey } = alarmStack();
  new AlertGrouping(stack, 'It', { topic, encryptionKey });

  const statements = Object.values(Template.fromStack(stack).findResources('AWS::SQS::QueuePolicy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );

  expect(statements.map(({ Effect }: { Effect: string }) => Effect)).toEqual(['Deny', 'Deny']);
});

test('a rule that cannot deliver keeps its events', () => {
  const { template, stack, grouping } = prepare();

  template.allResourcesProperties('AWS::Events::Rule', {
    Targets: [
      {
        Id: 'Target0',
        Arn: stack.resolve(grouping.queue.queue.queueArn),
        DeadLetterConfig: { Arn: stack.resolve(grouping.queue.deadLetterQueue.queueArn) },
      },
    ],
  });
});

test('the function may take events, put them aside, and tell the topic', () => {
  const { template, stack, grouping, topic, topicKey, encryptionKey } = prepare();
  const { queue, deadLetterQueue } = grouping.queue;
  const allow = (Action: unknown, arn: string) => ({ Effect: 'Allow', Action, Resource: stack.resolve(arn) });
  const encryption = ['kms:Decrypt', 'kms:GenerateDataKey'];

  const [role] = Object.values(template.findResources('AWS::IAM::Role'));

  expect(role?.Properties.Policies[0].PolicyDocument.Statement).toEqual([
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], grouping.groups.logGroup.logGroupArn),
    allow(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], queue.queueArn),
    allow('sqs:SendMessage', deadLetterQueue.queueArn),
    {
      Effect: 'Allow',
      Action: encryption,
      Resource: [encryptionKey, topicKey].map(({ keyArn }) => stack.resolve(keyArn)),
    },
    allow('sns:Publish', topic.topicArn),
  ]);
  expect(template.findResources('AWS::IAM::Policy')).toEqual({});
});

test('a topic whose key is not known asks for no right on it', () => {
  const { stack, encryptionKey } = alarmStack();
  const topic = sns.Topic.fromTopicArn(stack, 'Adopted', 'arn:aws:sns:eu-central-1:111122223333:adopted');
  new AlertGrouping(stack, 'It', { topic, encryptionKey });

  const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));

  expect(role?.Properties.Policies[0].PolicyDocument.Statement).toHaveLength(5);
});

test('the function knows topic and dead-letter queue', () => {
  const { template, stack, topic, grouping } = prepare();

  template.hasResourceProperties('AWS::Lambda::Function', {
    Timeout: 60,
    Environment: {
      Variables: {
        TOPIC_ARN: stack.resolve(topic.topicArn),
        DEAD_LETTER_QUEUE_URL: stack.resolve(grouping.queue.deadLetterQueue.queueUrl),
        POWERTOOLS_SERVICE_NAME: 'Watch/It/Groups',
      },
    },
  });
});

test('alarms tell of a function that fails, of events that wait too long, and of dead letters', () => {
  const { template, stack, topic } = prepare();

  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

  expect(alarms.map(({ MetricName, Threshold, AlarmActions }) => [MetricName, Threshold, AlarmActions])).toEqual(
    expect.arrayContaining([
      ['Errors', 1, [stack.resolve(topic.topicArn)]],
      ['ApproximateAgeOfOldestMessage', 1800, [stack.resolve(topic.topicArn)]],
      ['ApproximateNumberOfMessagesVisible', 1, [stack.resolve(topic.topicArn)]],
    ]),
  );
  expect(alarms).toHaveLength(3);
});

test.each([
  [300, 30],
  [100, 10],
  [61, 7],
  [20, 5],
  [1, 5],
])('with a window of %d seconds, %d minutes are too long to wait', (window, minutes) => {
  const { template } = prepare({ window: Duration.seconds(window) });

  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'ApproximateAgeOfOldestMessage',
    Threshold: minutes * 60,
    AlarmDescription: `Security events have waited for ${minutes} minutes to be told.`,
  });
});

test('waiting events and the log are kept unless told otherwise', () => {
  const policies = [undefined, RemovalPolicy.DESTROY].map((removalPolicy) => {
    const { template } = prepare(removalPolicy === undefined ? {} : { removalPolicy });
    const stores = { ...template.findResources('AWS::SQS::Queue'), ...template.findResources('AWS::Logs::LogGroup') };
    return Object.values(stores).map(({ DeletionPolicy }) => DeletionPolicy);
  });

  expect(policies).toEqual([
    ['Retain', 'Retain', 'Retain'],
    ['Delete', 'Delete', 'Delete'],
  ]);
});

test.each([
  [Duration.seconds(0), '0 seconds'],
  [Duration.seconds(301), '301 seconds'],
  [Duration.millis(1500), '1.5 seconds'],
])('refuses a window of %s', (window, value) => {
  const refused = () => prepare({ window });

  expect(refused).toThrow(InvalidPropertyError);
  expect(refused).toThrow(new Error(`Watch/It: window is "${value}"; give 1 to 300 whole seconds`));
});

test('an imported key is left as it is', () => {
  const { stack, topic } = alarmStack();
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Adopted', 'arn:aws:kms:eu-central-1:111122223333:key/1');

  new AlertGrouping(stack, 'It', { topic, encryptionKey });

  Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', {
    KmsMasterKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1',
  });
});

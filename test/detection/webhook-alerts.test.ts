import { Match, Template } from 'aws-cdk-lib/assertions';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { WebhookAlerts, type WebhookAlertsProps } from '../../lib/detection/webhook-alerts';
import { InvalidPropertyError } from '../../lib/errors';
import { alarmStack } from './alarm-stack';

const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:hook-AbCdEf';

function prepare(props: Partial<WebhookAlertsProps> = {}) {
  const { stack, topic } = alarmStack();
  const it = new WebhookAlerts(stack, 'It', {
    topic,
    endpoint: 'https://hooks.example.com/alerts?team=shop',
    secret: secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', SECRET),
    ...props,
  });
  return { stack, topic, it, template: Template.fromStack(stack) };
}

test('the receiver is shown a secret, which stands in no template', () => {
  const { template, it, stack } = prepare();

  template.hasResourceProperties('AWS::Events::Connection', {
    AuthorizationType: 'API_KEY',
    AuthParameters: {
      ApiKeyAuthParameters: {
        ApiKeyName: 'x-api-key',
        ApiKeyValue: `{{resolve:secretsmanager:${SECRET}:SecretString:::}}`,
      },
    },
    Name: Match.absent(),
  });
  template.hasResourceProperties('AWS::Events::ApiDestination', {
    ConnectionArn: stack.resolve(it.connection.connectionArn),
    HttpMethod: 'POST',
    InvocationEndpoint: 'https://hooks.example.com/alerts?team=shop',
    InvocationRateLimitPerSecond: 5,
    Name: Match.absent(),
  });
});

test('another header, version and rate', () => {
  const { template } = prepare({ headerName: 'Authorization', secretVersionId: 'v2', messagesPerSecond: 300 });

  template.hasResourceProperties('AWS::Events::Connection', {
    AuthParameters: {
      ApiKeyAuthParameters: {
        ApiKeyName: 'Authorization',
        ApiKeyValue: `{{resolve:secretsmanager:${SECRET}:SecretString:::v2}}`,
      },
    },
  });
  template.hasResourceProperties('AWS::Events::ApiDestination', { InvocationRateLimitPerSecond: 300 });
});

test('messages go from the topic by a queue and a pipe', () => {
  const { template, stack, topic, it } = prepare();
  const queueArn = stack.resolve(it.queue.queueArn);

  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'sqs',
    TopicArn: stack.resolve(topic.topicArn),
    Endpoint: queueArn,
    // Raw messages are text, and the receiver wants JSON.
    RawMessageDelivery: Match.absent(),
  });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        {
          Sid: 'TopicSendsMessages',
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queueArn,
          Condition: { ArnEquals: { 'aws:SourceArn': stack.resolve(topic.topicArn) } },
        },
      ]),
    },
  });
  template.hasResourceProperties('AWS::Pipes::Pipe', {
    Source: queueArn,
    SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
    Target: stack.resolve(it.destination.apiDestinationArn),
    TargetParameters: { InputTemplate: '{"alert": <$.body>}' },
    Name: Match.absent(),
  });
});

test('SNS needs no key: both queues are encrypted with keys of SQS', () => {
  const { template } = prepare();

  template.resourceCountIs('AWS::SQS::Queue', 2);
  template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: Match.absent() });
});

test('the pipe may take messages and post them, for this account alone', () => {
  const { template, stack, it } = prepare();

  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: Match.objectLike({
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'pipes.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111122223333' },
            ArnLike: { 'aws:SourceArn': 'arn:aws:pipes:eu-central-1:111122223333:pipe/*' },
          },
        },
      ],
    }),
    Policies: [
      {
        PolicyDocument: Match.objectLike({
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
              Resource: stack.resolve(it.queue.queueArn),
            },
            {
              Effect: 'Allow',
              Action: 'events:InvokeApiDestination',
              Resource: stack.resolve(it.destination.apiDestinationArn),
            },
          ],
        }),
      },
    ],
  });
});

test('what the receiver does not take is kept, and told to the topic', () => {
  const { template, stack, topic, it } = prepare();

  template.hasResourceProperties('AWS::SQS::Queue', {
    RedrivePolicy: { deadLetterTargetArn: stack.resolve(it.deadLetterQueue.queueArn), maxReceiveCount: 10 },
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: stack.resolve(it.deadLetterQueue.queueName) }],
    AlarmActions: [stack.resolve(topic.topicArn)],
  });
});

describe('refuses', () => {
  const ADDRESS = 'give an https address without credentials';
  const HEADER = 'give the name of a header, such as x-api-key';
  const RATE = 'give a whole number from 1 to 300';

  test.each<[keyof WebhookAlertsProps, unknown, string]>([
    ['endpoint', 'http://hooks.example.com', ADDRESS],
    ['endpoint', 'hooks.example.com', ADDRESS],
    ['endpoint', 'https://', ADDRESS],
    ['endpoint', 'https://user:word@hooks.example.com/', ADDRESS],
    ['endpoint', 'https://hooks.example.com/a b', ADDRESS],
    ['headerName', '', HEADER],
    ['headerName', 'x api', HEADER],
    ['messagesPerSecond', 0, RATE],
    ['messagesPerSecond', 301, RATE],
    ['messagesPerSecond', 2.5, RATE],
  ])('%s %j', (property, value, mend) => {
    const refused = () => prepare({ [property]: value });

    expect(refused).toThrow(InvalidPropertyError);
    expect(refused).toThrow(new Error(`Watch/It: ${property} is ${JSON.stringify(value)}; ${mend}`));
  });
});

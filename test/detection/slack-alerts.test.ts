import { CfnParameter } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SlackAlerts, type SlackAlertsProps } from '../../lib/detection/slack-alerts';
import { InvalidPropertyError } from '../../lib/errors';
import { alarmStack } from './alarm-stack';

function prepare(props: Partial<SlackAlertsProps> = {}) {
  const { stack, topic, encryptionKey } = alarmStack();
  const it = new SlackAlerts(stack, 'It', {
    topic,
    encryptionKey,
    workspaceId: 'T07EA123LEP',
    channelId: 'C0123456789',
    ...props,
  });
  return { stack, topic, encryptionKey, it, template: Template.fromStack(stack) };
}

test('the channel listens to a topic of its own, and nobody can do anything from it', () => {
  const { template, stack, it } = prepare();

  template.hasResourceProperties('AWS::Chatbot::SlackChannelConfiguration', {
    ConfigurationName: Match.stringLikeRegexp('^[\\w-]{1,128}$'),
    SlackWorkspaceId: 'T07EA123LEP',
    SlackChannelId: 'C0123456789',
    SnsTopicArns: [stack.resolve(it.channelTopic.topicArn)],
    IamRoleArn: stack.resolve(it.role.roleArn),
    GuardrailPolicies: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AWSDenyAll']] }],
    LoggingLevel: 'ERROR',
  });
  template.hasResource('AWS::IAM::Role', {
    Properties: {
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Principal: { Service: 'chatbot.amazonaws.com' } })],
      }),
      Policies: Match.absent(),
      ManagedPolicyArns: Match.absent(),
    },
  });
  const attached = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.Roles,
  );
  expect(attached).not.toContainEqual(stack.resolve(it.role.roleName));
});

test('a configuration of another place has another name', () => {
  const { stack } = prepare();
  const { topic, encryptionKey } = alarmStack();
  const names = ['One', 'Two'].map(
    (id) => new SlackAlerts(topic.stack, id, { topic, encryptionKey, workspaceId: 'T1', channelId: 'C1' }),
  );

  expect(stack.stackName).toBe('Watch');
  const configurations = Template.fromStack(topic.stack).findResources('AWS::Chatbot::SlackChannelConfiguration');
  const found = Object.values(configurations).map(({ Properties }) => Properties.ConfigurationName);
  expect(names).toHaveLength(2);
  expect(new Set(found).size).toBe(2);
});

test('the function hears the alert topic alone, and may publish to the channel’s', () => {
  const { template, stack, topic, encryptionKey, it } = prepare();
  const functionArn = stack.resolve(it.notices.function.functionArn);

  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'lambda',
    TopicArn: stack.resolve(topic.topicArn),
    Endpoint: functionArn,
  });
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionArn,
    Principal: 'sns.amazonaws.com',
    SourceArn: stack.resolve(topic.topicArn),
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyDocument: Match.objectLike({
          Statement: Match.arrayWith([
            { Effect: 'Allow', Action: 'sns:Publish', Resource: stack.resolve(it.channelTopic.topicArn) },
            {
              Effect: 'Allow',
              Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
              Resource: stack.resolve(encryptionKey.keyArn),
            },
          ]),
        }),
      },
    ],
  });
});

test('what does not reach the chat is kept, and told by other ways', () => {
  const { template, stack, topic, it } = prepare();

  template.hasResourceProperties('AWS::Lambda::Function', {
    DeadLetterConfig: { TargetArn: stack.resolve(it.notices.deadLetterQueue.queueArn) },
    Environment: {
      Variables: {
        CHAT_TOPIC_ARN: stack.resolve(it.channelTopic.topicArn),
        POWERTOOLS_SERVICE_NAME: 'Watch/It/Notices',
      },
    },
  });
  template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'Errors',
    AlarmActions: [stack.resolve(topic.topicArn)],
  });
});

test('the channel’s topic is encrypted with the key', () => {
  const { template, stack, encryptionKey } = prepare();

  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: stack.resolve(encryptionKey.keyArn) });
});

test.each<[keyof SlackAlertsProps, string, string]>([
  ['workspaceId', 'my-workspace', 'T07EA123LEP'],
  ['workspaceId', '', 'T07EA123LEP'],
  ['channelId', '#alerts', 'C0123456789'],
  ['channelId', '', 'C0123456789'],
])('refuses the %s %j', (property, value, example) => {
  const refused = () => prepare({ [property]: value });

  expect(refused).toThrow(InvalidPropertyError);
  expect(refused).toThrow(
    new Error(`Watch/It: ${property} is ${JSON.stringify(value)}; give the id that Slack shows, such as ${example}`),
  );
});

test('takes ids that are known at deployment', () => {
  const { stack, topic, encryptionKey } = alarmStack();
  const channelId = new CfnParameter(stack, 'Channel').valueAsString;

  new SlackAlerts(stack, 'It', { topic, encryptionKey, workspaceId: 'T1', channelId });

  Template.fromStack(stack).hasResourceProperties('AWS::Chatbot::SlackChannelConfiguration', {
    SlackChannelId: { Ref: 'Channel' },
  });
});

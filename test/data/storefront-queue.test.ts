import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { StorefrontQueue, type StorefrontQueueProps } from '../../lib/data/storefront-queue';
import { deployedPolicy, verdictOn } from './simulated-access';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const DAY = 24 * 60 * 60;

function queueIn(props: Partial<StorefrontQueueProps> = {}) {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const alarmTopic = new sns.Topic(shop, 'Topic');
  const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', KEY_ARN);
  const orders = new StorefrontQueue(shop, 'Orders', { encryptionKey, alarmTopic, ...props });
  const idOf = (queue: StorefrontQueue['queue']) => shop.resolve(queue.queueArn)['Fn::GetAtt'][0] as string;
  return { shop, alarmTopic, orders, queueId: idOf(orders.queue), deadLetterId: idOf(orders.deadLetterQueue) };
}

describe('StorefrontQueue', () => {
  test('both queues are encrypted with the key and survive their stack; the dead letters wait as long as SQS allows', () => {
    const { shop, queueId, deadLetterId } = queueIn();

    const queues = Template.fromStack(shop).findResources('AWS::SQS::Queue');
    const kept = { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    expect(queues).toEqual({
      [queueId]: {
        ...kept,
        Properties: {
          KmsMasterKeyId: KEY_ARN,
          MessageRetentionPeriod: 4 * DAY,
          VisibilityTimeout: 30,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [deadLetterId, 'Arn'] }, maxReceiveCount: 5 },
        },
      },
      [deadLetterId]: { ...kept, Properties: { KmsMasterKeyId: KEY_ARN, MessageRetentionPeriod: 14 * DAY } },
    });
  });

  test('order, retention, patience and removal are settable', () => {
    const { shop, queueId, deadLetterId } = queueIn({
      fifo: true,
      retention: Duration.days(13),
      visibilityTimeout: Duration.minutes(6),
      maxReceiveCount: 1000,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const queues = Template.fromStack(shop).findResources('AWS::SQS::Queue');
    expect(queues[queueId]).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: {
        FifoQueue: true,
        MessageRetentionPeriod: 13 * DAY,
        VisibilityTimeout: 360,
        RedrivePolicy: { maxReceiveCount: 1000 },
      },
    });
    // A FIFO queue's dead letters go to a FIFO queue, or SQS refuses the redrive policy.
    expect(queues[deadLetterId]).toMatchObject({ DeletionPolicy: 'Delete', Properties: { FifoQueue: true } });
  });

  test.each<[string, Record<string, string>, string]>([
    ['over TLS', {}, 'Allowed'],
    ['without TLS', { 'aws:SecureTransport': 'false' }, 'ExplicitlyDenied'],
  ])('a message %s, to either queue', async (_how, context, expected) => {
    const { shop, queueId, deadLetterId } = queueIn();
    const arns = {
      [queueId]: 'arn:aws:sqs:eu-central-1:123456789012:orders',
      [deadLetterId]: 'arn:aws:sqs:eu-central-1:123456789012:dead',
    };
    const policies = Object.values(Template.fromStack(shop).findResources('AWS::SQS::QueuePolicy'));

    const verdicts = await Promise.all(
      policies.map(({ Properties }) =>
        verdictOn(deployedPolicy(Properties.PolicyDocument, arns), {
          action: 'sqs:SendMessage',
          resource: String(arns[Properties.Queues[0].Ref]),
          context,
        }),
      ),
    );

    expect(verdicts).toEqual([expected, expected]);
  });

  test('tells when a message lies in the dead-letter queue', () => {
    const { shop, alarmTopic, deadLetterId } = queueIn();

    Template.fromStack(shop).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [deadLetterId, 'QueueName'] } }],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [shop.resolve(alarmTopic.topicArn)],
      AlarmDescription:
        'Messages of Shop/Orders could not be processed; they lie in its dead-letter queue for up to 14 days',
    });
  });

  test.each<[string, (queue: StorefrontQueue, role: iam.IGrantable) => iam.Grant, string, string]>([
    ['grantSendMessages', (queue, role) => queue.grantSendMessages(role), 'sqs:SendMessage', 'kms:GenerateDataKey*'],
    ['grantConsumeMessages', (queue, role) => queue.grantConsumeMessages(role), 'sqs:ReceiveMessage', 'kms:Decrypt'],
  ])('%s gives the queue and the key', (_name, grant, queueAction, keyAction) => {
    const { shop, orders } = queueIn();
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    grant(orders, role);

    const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::IAM::Policy'));
    const actions = policy?.Properties.PolicyDocument.Statement.flatMap((s: { Action: string | string[] }) => s.Action);
    expect(actions).toEqual(expect.arrayContaining([queueAction, keyAction]));
  });

  test.each<[string, Partial<StorefrontQueueProps>, string]>([
    [
      'messages that outlive the dead-letter queue',
      { retention: Duration.days(14) },
      'Shop/Orders: retention is "14 days"; give less than the 14 days that the dead-letter queue keeps messages',
    ],
    ['no delivery', { maxReceiveCount: 0 }, 'Shop/Orders: maxReceiveCount is 0; give a whole number from 1 to 1000'],
    [
      'more deliveries than SQS counts',
      { maxReceiveCount: 1001 },
      'Shop/Orders: maxReceiveCount is 1001; give a whole number from 1 to 1000',
    ],
  ])('refuses %s', (_title, props, message) => {
    const build = () => queueIn(props);

    expect(build).toThrow(expect.objectContaining({ name: 'InvalidPropertyError', message }));
  });

  test('an empty queue without metrics is no alarm, and nobody else may use the queue', () => {
    const { shop } = queueIn();

    const policies = Object.values(Template.fromStack(shop).findResources('AWS::SQS::QueuePolicy'));
    const effects = policies.flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.map(({ Effect }: { Effect: string }) => Effect),
    );
    expect(effects).toEqual(['Deny', 'Deny']);
    Template.fromStack(shop).hasResourceProperties('AWS::CloudWatch::Alarm', { OKActions: Match.absent() });
  });
});

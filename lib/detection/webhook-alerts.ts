import { Duration, SecretValue, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { WebhookAlertsProps } from './webhook-alerts-props';

export type { WebhookAlertsProps } from './webhook-alerts-props';

const DEFAULT_HEADER = 'x-api-key';
const DEFAULT_RATE = 5;

/**
 * Posts the messages of an alert topic to a webhook, with a secret in a header: one message a request, as JSON
 * `{"alert": {...}}` with the fields that Amazon SNS gives a notification (`MessageId`, `Subject`, `Message`, `Timestamp`, and
 * others; a message of EventBridge has no `Subject`).
 *
 * Messages wait in a queue until the receiver has taken them: it must answer within five seconds ("API destinations", Amazon
 * EventBridge User Guide). What it refuses ten times lies in a dead-letter queue for 14 days, and other subscribers of the
 * topic are told. A message can come twice: the receiver knows it by `MessageId`.
 *
 * EventBridge keeps a copy of the header in a secret of its own, under a key of AWS. The deploying principal needs
 * `events:CreateConnection`, and `secretsmanager:CreateSecret` for it; the first connection of an account makes the
 * service-linked role `AWSServiceRoleForAmazonEventBridgeApiDestinations`.
 *
 * Beforehand: the secret has its value.
 *
 * Satisfies: AlarmActions, QueueEncrypted, QueueTlsOnly, QueuePolicyNotPublic, QueueDeadLetters, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName, RoleTrustRestricted
 */
export class WebhookAlerts extends Construct {
  public readonly connection: events.Connection;
  public readonly destination: events.ApiDestination;
  public readonly queue: sqs.Queue;
  /** Messages that the receiver did not take. */
  public readonly deadLetterQueue: sqs.Queue;
  public readonly pipe: pipes.CfnPipe;
  /** A message lies in the dead-letter queue. */
  public readonly undelivered: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the endpoint is no https address, the header's name none, or the rate out of range */
  public constructor(scope: Construct, id: string, props: WebhookAlertsProps) {
    super(scope, id);
    this.refuse(props);
    const { topic, endpoint, secret, secretVersionId: versionId } = props;
    const encrypted = { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.minutes(2),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: 10 },
    });
    this.subscribe(topic);
    this.connection = new events.Connection(this, 'Connection', {
      description: 'The header that the receiver of security alerts knows us by',
      authorization: events.Authorization.apiKey(
        props.headerName ?? DEFAULT_HEADER,
        SecretValue.secretsManager(secret.secretArn, { versionId }),
      ),
    });
    this.destination = new events.ApiDestination(this, 'Destination', {
      connection: this.connection,
      endpoint,
      httpMethod: events.HttpMethod.POST,
      rateLimitPerSecond: props.messagesPerSecond ?? DEFAULT_RATE,
    });
    this.pipe = this.makePipe();
    this.undelivered = this.undeliveredAlarm(topic);
  }

  /** By hand: the subscription of CDK would have the key's policy name the topic, which names its key. */
  private subscribe(topic: sns.ITopic): void {
    this.queue.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'TopicSendsMessages',
        principals: [new iam.ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    );
    new sns.Subscription(this, 'Subscription', {
      topic,
      protocol: sns.SubscriptionProtocol.SQS,
      endpoint: this.queue.queueArn,
    });
  }

  /** "Amazon EventBridge Pipes permissions", Amazon EventBridge User Guide. */
  private makePipe(): pipes.CfnPipe {
    const { partition, region, account } = Stack.of(this);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('pipes.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:pipes:${region}:${account}:pipe/*` },
        },
      }),
      inlinePolicies: {
        Pipe: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
              resources: [this.queue.queueArn],
            }),
            new iam.PolicyStatement({
              actions: ['events:InvokeApiDestination'],
              resources: [this.destination.apiDestinationArn],
            }),
          ],
        }),
      },
    });
    return new pipes.CfnPipe(this, 'Pipe', {
      description: 'Posts security alerts to a webhook',
      roleArn: role.roleArn,
      source: this.queue.queueArn,
      sourceParameters: { sqsQueueParameters: { batchSize: 1 } },
      target: this.destination.apiDestinationArn,
      // What Amazon SNS sent, without what SQS says of it. A body of JSON is parsed where it is the value of a field
      // ("Amazon EventBridge Pipes input transformation", implicit body data parsing).
      targetParameters: { inputTemplate: '{"alert": <$.body>}' },
    });
  }

  private undeliveredAlarm(topic: sns.ITopic): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, 'Undelivered', {
      alarmDescription: 'A webhook does not take security alerts; they lie in a dead-letter queue for up to 14 days.',
      metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // SQS sends no metrics for a queue that was not touched for six hours: it is empty.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }

  private refuse({ endpoint, headerName, messagesPerSecond }: WebhookAlertsProps): void {
    if (!Token.isUnresolved(endpoint) && !/^https:\/\/[^\s/?#@]+(?:[/?][^\s#]*)?$/.test(endpoint)) {
      throw new InvalidPropertyError(this, 'endpoint', endpoint, 'give an https address without credentials');
    }
    if (headerName !== undefined && !/^[!#$%&'*+.^_`|~\w-]{1,512}$/.test(headerName)) {
      throw new InvalidPropertyError(this, 'headerName', headerName, 'give the name of a header, such as x-api-key');
    }
    const rate = messagesPerSecond ?? DEFAULT_RATE;
    if (!Number.isInteger(rate) || rate < 1 || rate > 300) {
      throw new InvalidPropertyError(this, 'messagesPerSecond', rate, 'give a whole number from 1 to 300');
    }
  }
}

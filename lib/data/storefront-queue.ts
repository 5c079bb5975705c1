import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The longest that Amazon SQS keeps a message: "Amazon SQS message quotas", Amazon SQS Developer Guide. */
const DEAD_LETTER_RETENTION = Duration.days(14);

/** Properties of {@link StorefrontQueue}. */
export interface StorefrontQueueProps {
  /** The customer managed key of the messages' data class. */
  readonly encryptionKey: kms.IKey;
  /** Who is told of messages that nobody could process: the topic of an `AlertTopic` in the same region. */
  readonly alarmTopic: sns.ITopic;
  /**
   * How long a message waits to be processed, less than the 14 days of the dead-letter queue.
   * @default Duration.days(4)
   */
  readonly retention?: Duration;
  /**
   * How long a message is hidden from others while somebody works on it, at most 12 hours. A function that consumes the
   * queue wants six times its own timeout ("Creating and configuring an Amazon SQS event source mapping", AWS Lambda
   * Developer Guide).
   * @default Duration.seconds(30)
   */
  readonly visibilityTimeout?: Duration;
  /**
   * How often a message is given out before it goes to the dead-letter queue: 1 to 1,000.
   * @default 5
   */
  readonly maxReceiveCount?: number;
  /**
   * Whether messages keep their order and are delivered once. Changing it replaces the queue.
   * @default false
   */
  readonly fifo?: boolean;
  /**
   * What happens to the queues, and the messages in them, when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A queue for messages with customer data, and a dead-letter queue of its own: both encrypted with the given key and
 * closed to requests without TLS. An alarm tells when a message lies in the dead-letter queue.
 *
 * On a standard queue a message's age counts from when it was first sent, in the dead-letter queue too ("Setting-up
 * dead-letter queue retention in Amazon SQS", Amazon SQS Developer Guide). So the dead-letter queue keeps messages for
 * 14 days, the longest there is, and the queue itself must keep them for less.
 *
 * Beforehand: services that send in their own name (SNS, EventBridge, S3) need a statement in the key's policy and one
 * in the queue's. The subscriptions and targets of CDK add both for a key and a queue of this app.
 *
 * Satisfies: QueueEncrypted, QueueTlsOnly, QueuePolicyNotPublic, QueueDeadLetters, AlarmActions
 */
export class StorefrontQueue extends Construct {
  public readonly queue: sqs.Queue;
  public readonly deadLetterQueue: sqs.Queue;
  /** Goes off when a message lies in the dead-letter queue. */
  public readonly alarm: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when messages would outlive the dead-letter queue, or the receive count is out of range */
  public constructor(scope: Construct, id: string, props: StorefrontQueueProps) {
    super(scope, id);
    const retention = props.retention ?? Duration.days(4);
    const maxReceiveCount = props.maxReceiveCount ?? 5;
    this.refuse(retention, maxReceiveCount);
    const settings = {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey,
      enforceSSL: true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      ...(props.fifo === true ? { fifo: true } : {}),
    };
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      ...settings,
      retentionPeriod: DEAD_LETTER_RETENTION,
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...settings,
      retentionPeriod: retention,
      visibilityTimeout: props.visibilityTimeout ?? Duration.seconds(30),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount },
    });
    this.alarm = this.deadLetterAlarm(props.alarmTopic);
  }

  /** Lets a principal send messages, and encrypt them. */
  public grantSendMessages(grantee: iam.IGrantable): iam.Grant {
    return this.queue.grantSendMessages(grantee);
  }

  /** Lets a principal receive and delete messages, and decrypt them. */
  public grantConsumeMessages(grantee: iam.IGrantable): iam.Grant {
    return this.queue.grantConsumeMessages(grantee);
  }

  /** What SQS itself moves is not counted as sent, so the alarm looks at what lies in the queue. */
  private deadLetterAlarm(topic: sns.ITopic): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, 'DeadLetterAlarm', {
      alarmDescription: `Messages of ${this.node.path} could not be processed; they lie in its dead-letter queue for up to 14 days`,
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
    alarm.addAlarmAction(new SnsAction(topic));
    return alarm;
  }

  private refuse(retention: Duration, maxReceiveCount: number): void {
    if (retention.toSeconds() >= DEAD_LETTER_RETENTION.toSeconds()) {
      throw new InvalidPropertyError(
        this,
        'retention',
        `${retention.toDays({ integral: false })} days`,
        'give less than the 14 days that the dead-letter queue keeps messages',
      );
    }
    if (!Number.isInteger(maxReceiveCount) || maxReceiveCount < 1 || maxReceiveCount > 1000) {
      throw new InvalidPropertyError(this, 'maxReceiveCount', maxReceiveCount, 'give a whole number from 1 to 1000');
    }
  }
}

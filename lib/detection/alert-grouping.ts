import { Duration, Lazy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alertPublisherStatements } from '../data/key-service-statements';
import { StorefrontQueue } from '../data/storefront-queue';
import { InvalidPropertyError } from '../errors';
import { AlertGroupFunction, GROUP_TIMEOUT } from './alert-group-function';
import type { AlertGroupingProps } from './alert-grouping-props';

export type { AlertGroupingProps } from './alert-grouping-props';

/** The longest batching window there is ("Lambda parameters for Amazon SQS event source mappings"). */
const LONGEST_WINDOW = Duration.minutes(5);

/** Events of up to 256 KB: a batch fits into the 6 MB of an invocation, or Lambda sends it before the window ends. */
const BATCH_SIZE = 1_000;

/** How long an event may wait: several batching windows, and no less than an alarm's period. */
const WINDOWS_OF_WAITING = 6;
const SHORTEST_WAIT = Duration.minutes(5);

/**
 * Tells security events in groups: one message for all events of one kind, severity and source within a window of five
 * minutes or less, so that a storm of them wakes people a few times. Eleven messages tell up to 1,000 events. Lambda may
 * hand them over in several batches, two at a time, and each has messages of its own.
 *
 * Events wait in a queue. What cannot be read, and what cannot be told for hours, ends in a dead-letter queue that an alarm
 * watches; a second alarm watches the function, a third whether events wait too long. An event can be told twice, as queue
 * and function repeat what they are not sure of.
 *
 * Beforehand: the package is built, which bundles the function. An imported key needs the statements of
 * `CustomerDataKey.allowAlertPublishers()` and `allowCloudWatchLogs()`.
 */
export class AlertGrouping extends Construct {
  public readonly queue: StorefrontQueue;
  public readonly groups: AlertGroupFunction;
  /** A run of the function failed. */
  public readonly failed: cloudwatch.Alarm;
  /** Events wait for six windows, and five minutes at least. */
  public readonly late: cloudwatch.Alarm;
  private readonly ruleArns: string[] = [];

  /** @throws InvalidPropertyError when the window is not 1 to 300 whole seconds */
  public constructor(scope: Construct, id: string, props: AlertGroupingProps) {
    super(scope, id);
    const { encryptionKey, topic, removalPolicy, logRetention } = props;
    const window = props.window ?? LONGEST_WINDOW;
    this.refuseWindow(window);
    for (const statement of alertPublisherStatements(this)) encryptionKey.addToResourcePolicy(statement);
    this.queue = new StorefrontQueue(this, 'Events', {
      encryptionKey,
      alarmTopic: topic,
      // "Creating and configuring an Amazon SQS event source mapping": six timeouts, and the window.
      visibilityTimeout: Duration.seconds(6 * GROUP_TIMEOUT.toSeconds() + window.toSeconds()),
      maxReceiveCount: 10,
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    });
    this.groups = new AlertGroupFunction(this, 'Groups', {
      topic,
      encryptionKey,
      queue: this.queue,
      logRetention,
      removalPolicy,
    });
    new lambda.EventSourceMapping(this, 'Source', {
      target: this.groups.function,
      eventSourceArn: this.queue.queue.queueArn,
      batchSize: BATCH_SIZE,
      maxBatchingWindow: window,
      // The least there is: each further run at the same time splits groups.
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });
    this.failed = this.alarm('Failed', topic, {
      alarmDescription: 'Security events could not be told in groups: read the log of the function.',
      metric: this.groups.function.metricErrors({ period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM }),
      threshold: 1,
    });
    const longestWait = waitOf(window);
    this.late = this.alarm('Late', topic, {
      alarmDescription: `Security events have waited for ${longestWait.toMinutes()} minutes to be told.`,
      metric: this.queue.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
      threshold: longestWait.toSeconds(),
    });
  }

  /** Has the events of a rule told in groups. What EventBridge cannot deliver goes to the dead-letter queue. */
  public collect(rule: events.Rule): void {
    const { queue, deadLetterQueue } = this.queue;
    rule.addTarget({
      bind: () => ({
        arn: queue.queueArn,
        deadLetterConfig: { arn: deadLetterQueue.queueArn },
        targetResource: queue,
      }),
    });
    if (this.ruleArns.length === 0) this.admitRules();
    this.ruleArns.push(rule.ruleArn);
  }

  /** One statement for all rules: a queue's policy takes twenty ("Amazon SQS policy quotas"). */
  private admitRules(): void {
    for (const queue of [this.queue.queue, this.queue.deadLetterQueue]) {
      queue.addToResourcePolicy(
        new iam.PolicyStatement({
          sid: 'EventBridgeSendsEvents',
          principals: [new iam.ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': Lazy.list({ produce: () => this.ruleArns }) } },
        }),
      );
    }
  }

  private alarm(
    id: string,
    topic: sns.ITopic,
    props: Pick<cloudwatch.AlarmProps, 'alarmDescription' | 'metric' | 'threshold'>,
  ): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, id, {
      ...props,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // No events are no metrics: in most hours nothing happens.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }

  private refuseWindow(window: Duration): void {
    const seconds = window.toSeconds({ integral: false });
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_WINDOW.toSeconds()) {
      throw new InvalidPropertyError(this, 'window', `${seconds} seconds`, 'give 1 to 300 whole seconds');
    }
  }
}

/** In whole minutes. */
function waitOf(window: Duration): Duration {
  const minutes = Math.ceil((WINDOWS_OF_WAITING * window.toSeconds()) / 60);
  return Duration.minutes(Math.max(SHORTEST_WAIT.toMinutes(), minutes));
}

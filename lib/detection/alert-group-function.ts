import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import type { StorefrontQueue } from '../data/storefront-queue';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { METRIC_NAMESPACE, SERVICE_VARIABLE } from '../page/monitor-names';
import { GROUP_VARIABLES } from './alert-names';

/** Enough for a dozen messages to Amazon SNS, each tried three times. */
export const GROUP_TIMEOUT = Duration.minutes(1);

/** Properties of {@link AlertGroupFunction}. */
export interface AlertGroupFunctionProps {
  readonly topic: sns.ITopic;
  readonly encryptionKey: kms.IKey;
  readonly queue: StorefrontQueue;
  /** @default RetentionDays.THIRTEEN_MONTHS */
  readonly logRetention?: logs.RetentionDays;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** The function that groups events: it may take them from the queue, put aside what it cannot read, and tell the topic. */
export class AlertGroupFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: AlertGroupFunctionProps) {
    super(scope, id);
    const { topic, encryptionKey, queue, logRetention, removalPolicy } = props;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.function = new lambda.Function(this, 'Function', {
      description: 'Tells security events in groups',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode('alert-groups'),
      handler: 'index.handler',
      timeout: GROUP_TIMEOUT,
      memorySize: 256,
      role: functionRole(this, this.logGroup, statements(props)),
      logGroup: this.logGroup,
      environment: {
        [GROUP_VARIABLES.topic]: topic.topicArn,
        [GROUP_VARIABLES.deadLetters]: queue.deadLetterQueue.queueUrl,
        [SERVICE_VARIABLE]: this.node.path,
      },
    });
  }

  /** A metric of the function: a sum over five minutes. */
  public metric(metricName: string, dimensions: Record<string, string> = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { service: this.node.path, ...dimensions },
      statistic: cloudwatch.Stats.SUM,
      period: Duration.minutes(5),
    });
  }
}

function statements({ topic, encryptionKey, queue }: AlertGroupFunctionProps): iam.PolicyStatement[] {
  const encryption = ['kms:GenerateDataKey', 'kms:Decrypt'];
  const props: iam.PolicyStatementProps[] = [
    {
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queue.queueArn],
    },
    { actions: ['sqs:SendMessage'], resources: [queue.deadLetterQueue.queueArn] },
    { actions: encryption, resources: [encryptionKey.keyArn] },
    { actions: ['sns:Publish'], resources: [topic.topicArn] },
    ...(topic.masterKey === undefined ? [] : [{ actions: encryption, resources: [topic.masterKey.keyArn] }]),
  ];
  return props.map((statement) => new iam.PolicyStatement(statement));
}

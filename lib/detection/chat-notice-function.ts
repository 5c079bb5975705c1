import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { StorefrontLogGroup } from '../data/storefront-log-group';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { SERVICE_VARIABLE } from '../page/monitor-names';
import { CHAT_VARIABLES } from './alert-names';

/** Properties of {@link ChatNoticeFunction}. */
export interface ChatNoticeFunctionProps {
  /** Whose messages are worded for the chat. */
  readonly topic: sns.ITopic;
  /** What the chat listens to. */
  readonly channelTopic: sns.ITopic;
  /** The key of `channelTopic` and of the function's log. */
  readonly encryptionKey: kms.IKey;
  /** @default RetentionDays.THIRTEEN_MONTHS */
  readonly logRetention?: logs.RetentionDays;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The function that words messages of one topic for a chat. Lambda tries each message three times; what it gives up lies in
 * a queue for 14 days, encrypted with keys of SQS.
 */
export class ChatNoticeFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;
  /** Messages that did not reach the chat. */
  public readonly deadLetterQueue: sqs.Queue;

  public constructor(scope: Construct, id: string, props: ChatNoticeFunctionProps) {
    super(scope, id);
    const { topic, channelTopic, encryptionKey, logRetention, removalPolicy } = props;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.function = new lambda.Function(this, 'Function', {
      description: 'Words security alerts for a chat',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode('chat-notice'),
      handler: 'index.handler',
      timeout: Duration.seconds(30),
      memorySize: 256,
      deadLetterQueue: this.deadLetterQueue,
      role: functionRole(this, this.logGroup, [
        new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [channelTopic.topicArn] }),
        new iam.PolicyStatement({
          actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
          resources: [encryptionKey.keyArn],
        }),
      ]),
      logGroup: this.logGroup,
      environment: { [CHAT_VARIABLES.topic]: channelTopic.topicArn, [SERVICE_VARIABLE]: this.node.path },
    });
    this.function.addPermission('Topic', {
      principal: new iam.ServicePrincipal('sns.amazonaws.com'),
      sourceArn: topic.topicArn,
    });
    new sns.Subscription(this, 'Subscription', {
      topic,
      protocol: sns.SubscriptionProtocol.LAMBDA,
      endpoint: this.function.functionArn,
    });
  }
}

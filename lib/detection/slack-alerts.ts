import { Duration, Names, type RemovalPolicy, Token } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { StorefrontTopic } from '../data/storefront-topic';
import { InvalidPropertyError } from '../errors';
import { ChatNoticeFunction } from './chat-notice-function';

/** Properties of {@link SlackAlerts}. */
export interface SlackAlertsProps {
  /** Whose messages the channel shows: the topic of an `AlertTopic` in the same region. */
  readonly topic: sns.ITopic;
  /**
   * The key of the channel's own topic and of the function's log. A key that this app creates gets the statement for
   * CloudWatch Logs; the policy of an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /** Id of the Slack workspace, such as `T07EA123LEP`. */
  readonly workspaceId: string;
  /** Id of the channel, such as `C0123456789`; private channels must have invited the app `@Amazon Q`. */
  readonly channelId: string;
  /**
   * How long the function's log is kept, at least twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Shows the messages of an alert topic in a Slack channel, by Amazon Q Developer in chat applications.
 *
 * That shows no plain text: a function words each message for it and publishes to a topic of the channel's own. From the
 * channel nobody can do anything in the account: its role has no rights, and its guardrail denies all.
 *
 * Beforehand: somebody authorizes the Slack workspace in the console of Amazon Q Developer in chat applications, once an
 * account ("Tutorial: Get started with Slack", Administrator Guide). The package is built, which bundles the function.
 *
 * Satisfies: AlarmActions, TopicEncrypted, TopicTlsOnly, TopicPolicyNotPublic, QueueEncrypted, QueueTlsOnly,
 * FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted, IamNoServiceWildcards, IamNoAdministrativeStatements,
 * RoleTrustRestricted, FunctionPermissionSource, FunctionPermissionNotPublic
 */
export class SlackAlerts extends Construct {
  public readonly channel: chatbot.SlackChannelConfiguration;
  /** What the channel listens to. */
  public readonly channelTopic: sns.Topic;
  /** The role of the channel, which may do nothing. */
  public readonly role: iam.Role;
  public readonly notices: ChatNoticeFunction;
  /** A message could not be handed to the channel; other subscribers of the topic hear of it. */
  public readonly failed: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the workspace's or channel's id is none */
  public constructor(scope: Construct, id: string, props: SlackAlertsProps) {
    super(scope, id);
    const { topic, encryptionKey, workspaceId, channelId, logRetention, removalPolicy } = props;
    this.refuse('workspaceId', workspaceId, /^[0-9A-Z]{1,255}$/, 'T07EA123LEP');
    this.refuse('channelId', channelId, /^[A-Za-z0-9]{1,255}$/, 'C0123456789');
    this.channelTopic = new StorefrontTopic(this, 'Messages', { encryptionKey }).topic;
    this.notices = new ChatNoticeFunction(this, 'Notices', {
      topic,
      channelTopic: this.channelTopic,
      encryptionKey,
      logRetention,
      removalPolicy,
    });
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('chatbot.amazonaws.com') });
    this.channel = new chatbot.SlackChannelConfiguration(this, 'Channel', {
      // The service demands a name, unique in the account.
      slackChannelConfigurationName: Names.uniqueResourceName(this, { maxLength: 128, separator: '-' }),
      slackWorkspaceId: workspaceId,
      slackChannelId: channelId,
      notificationTopics: [this.channelTopic],
      role: this.role,
      // Without one, the guardrail is AdministratorAccess.
      guardrailPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSDenyAll')],
      loggingLevel: chatbot.LoggingLevel.ERROR,
    });
    this.failed = this.failureAlarm(topic);
  }

  private failureAlarm(topic: sns.ITopic): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, 'Failed', {
      alarmDescription: 'Alerts did not reach the chat: read the log of the function.',
      metric: this.notices.function.metricErrors({ period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }

  private refuse(property: string, value: string, form: RegExp, example: string): void {
    if (!Token.isUnresolved(value) && !form.test(value)) {
      throw new InvalidPropertyError(this, property, value, `give the id that Slack shows, such as ${example}`);
    }
  }
}

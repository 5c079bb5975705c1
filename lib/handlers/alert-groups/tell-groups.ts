import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { GROUPED_METRIC, UNREADABLE_METRIC } from '../../detection/alert-names';
import { errorName } from '../../shopper/error-name';
import { type EventGroup, groupEvents, type QueuedEvent } from './event-group';
import { digestMessage, groupMessage, unreadableMessage } from './group-message';
import type { GroupSettings } from './group-settings';
import type { AlertMessage } from './message-text';
import { readEvent } from './read-event';

/** How many groups get a message of their own: the rest share one, so that no storm of kinds wakes people a hundred times. */
const MOST_MESSAGES = 10;

/** What a queue's message is needed of. */
export type QueuedMessage = Pick<SQSRecord, 'messageId' | 'body'>;

/** What telling needs. */
export interface GroupTools {
  readonly sns: Pick<SNSClient, 'send'>;
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly settings: GroupSettings;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'singleMetric'>;
}

/**
 * Tells the events of a batch in groups. What cannot be read is put aside and counted, and told once. Logs hold counts and
 * ids of messages alone.
 *
 * @returns ids of the messages that were neither told nor put aside, and must come again
 */
export async function tellGroups(messages: readonly QueuedMessage[], tools: GroupTools): Promise<readonly string[]> {
  const { queued, unreadable } = readAll(messages);
  const groups = groupEvents(queued);
  const rest = groups.slice(MOST_MESSAGES);
  const failed = new Set<string>();
  for (const group of groups.slice(0, MOST_MESSAGES)) await tell([group], groupMessage(group), failed, tools);
  if (rest.length > 0) await tell(rest, digestMessage(rest), failed, tools);
  for (const messageId of await putAside(unreadable, tools)) failed.add(messageId);
  return [...failed];
}

function readAll(messages: readonly QueuedMessage[]) {
  const queued: QueuedEvent[] = [];
  const unreadable: QueuedMessage[] = [];
  for (const message of messages) {
    const { messageId, body } = message;
    try {
      queued.push(...readEvent(body).map((event) => ({ event, messageId })));
    } catch {
      unreadable.push(message);
    }
  }
  return { queued, unreadable };
}

async function tell(
  groups: readonly EventGroup[],
  message: AlertMessage,
  failed: Set<string>,
  tools: GroupTools,
): Promise<void> {
  const { logger, metrics } = tools;
  const messageIds = groups.flatMap((group) => group.messageIds);
  try {
    await publish(message, tools);
  } catch (error) {
    logger.error('events could not be told', { messageIds, reason: errorName(error) });
    for (const id of messageIds) failed.add(id);
    return;
  }
  for (const { events } of groups) {
    const metric = metrics.singleMetric();
    metric.addDimension('severity', events[0]?.severity ?? 'UNRATED');
    metric.addMetric(GROUPED_METRIC, MetricUnit.Count, events.length);
  }
  logger.info('events were told', { kinds: groups.length, messages: messageIds.length });
}

/**
 * Moves messages to the dead-letter queue, whose alarm tells of them too should the topic not take the message.
 *
 * @returns ids of those that could not be moved
 */
async function putAside(unreadable: readonly QueuedMessage[], tools: GroupTools): Promise<readonly string[]> {
  const { sqs, settings, logger, metrics } = tools;
  const moved: string[] = [];
  const kept: string[] = [];
  for (const { messageId, body } of unreadable) {
    try {
      await sqs.send(new SendMessageCommand({ QueueUrl: settings.deadLetters, MessageBody: body }));
      moved.push(messageId);
    } catch (error) {
      kept.push(messageId);
      logger.error('an event could not be put aside', { messageId, reason: errorName(error) });
    }
  }
  if (moved.length === 0) return kept;
  logger.error('events could not be read', { messageIds: moved });
  metrics.singleMetric().addMetric(UNREADABLE_METRIC, MetricUnit.Count, moved.length);
  try {
    await publish(unreadableMessage(moved), tools);
  } catch (error) {
    logger.error('nobody was told of events that could not be read', { reason: errorName(error) });
  }
  return kept;
}

async function publish({ subject, body }: AlertMessage, { sns, settings }: GroupTools): Promise<void> {
  await sns.send(new PublishCommand({ TopicArn: settings.topic, Subject: subject, Message: body }));
}

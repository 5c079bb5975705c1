import { Logger } from '@aws-lambda-powertools/logger';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { CHAT_VARIABLES } from '../../detection/alert-names';
import { noticeOf, type TopicMessage } from './notice';

const sns = new SNSClient({ maxAttempts: 3 });
const logger = new Logger();

/** What the function is handed: messages of the alert topic. */
export interface TopicEvent {
  readonly Records: readonly { readonly Sns: TopicMessage }[];
}

/**
 * Words the messages of one topic for a chat and publishes them to the chat's own. Logs hold ids of messages alone.
 *
 * @throws Error when one cannot be published: Lambda tries the event again, and then puts it aside
 */
export async function handler(event: TopicEvent): Promise<void> {
  const topic = process.env[CHAT_VARIABLES.topic] ?? '';
  if (topic === '') throw new Error(`the environment variable ${CHAT_VARIABLES.topic} is not set`);
  for (const { Sns: message } of event.Records) {
    await sns.send(new PublishCommand({ TopicArn: topic, Message: noticeOf(message) }));
    logger.info('a message was handed to the chat', { messageId: message.MessageId });
  }
}

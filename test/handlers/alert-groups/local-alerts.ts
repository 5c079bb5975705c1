import { randomUUID } from 'node:crypto';
import { CreateTopicCommand, DeleteTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const region = { region: 'us-east-1' };

/** A topic and a dead-letter queue of a local API. */
export class LocalAlerts {
  private readonly sns = new SNSClient(region);
  private readonly sqs = new SQSClient(region);

  private constructor(
    public readonly topic: string,
    public readonly deadLetters: string,
  ) {}

  /** @param listener an address that the topic's messages are posted to */
  public static async create(listener: string): Promise<LocalAlerts> {
    const id = randomUUID();
    const sns = new SNSClient(region);
    const { TopicArn: topic = '' } = await sns.send(new CreateTopicCommand({ Name: `alerts-${id}` }));
    await sns.send(new SubscribeCommand({ TopicArn: topic, Protocol: 'http', Endpoint: listener }));
    const created = await new SQSClient(region).send(new CreateQueueCommand({ QueueName: `dead-${id}` }));
    return new LocalAlerts(topic, created.QueueUrl ?? '');
  }

  /** What lies in the dead-letter queue; up to ten messages. */
  public async putAside(): Promise<readonly string[]> {
    const { Messages: messages = [] } = await this.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: this.deadLetters, MaxNumberOfMessages: 10 }),
    );
    return messages.map(({ Body }) => Body ?? '').sort();
  }

  public async deleteTopic(): Promise<void> {
    await this.sns.send(new DeleteTopicCommand({ TopicArn: this.topic }));
  }

  public async deleteQueue(): Promise<void> {
    await this.sqs.send(new DeleteQueueCommand({ QueueUrl: this.deadLetters }));
  }
}

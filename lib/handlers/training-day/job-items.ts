import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { JOB_STATE_KEY, type JobState, jobStateItem, parseJobState } from '../../training/job-state';
import { expiryOf } from '../../training/register-item';
import { JOB_PARTITIONS, REGISTER_EXPIRY, REGISTER_KEYS } from '../../training/training-names';
import type { DueReminder } from './due-reminders';

/** Days after the end of access that a sent reminder is remembered. */
const REMEMBERED_DAYS = 30;

/** What the job keeps in the register's table about itself. */
export class JobItems {
  public constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** What the last run said; `undefined` where there was none, or it cannot be read. */
  public async state(): Promise<JobState | undefined> {
    const command = new GetCommand({ TableName: this.table, Key: JOB_STATE_KEY, ConsistentRead: true });
    const { Item: item } = await this.client.send(command);
    return item === undefined ? undefined : parseJobState(item);
  }

  public async writeState(state: JobState): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: { ...jobStateItem(state) } }));
  }

  /** Takes a reminder, so that it is sent once. @returns false where another run took it */
  public async claim(reminder: DueReminder): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: { ...keyOf(reminder), [REGISTER_EXPIRY]: expiryOf(reminder.accessUntil, REMEMBERED_DAYS) },
          ConditionExpression: 'attribute_not_exists(#partition)',
          ExpressionAttributeNames: { '#partition': REGISTER_KEYS.partition },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  /** Gives a reminder back that could not be sent. */
  public async release(reminder: DueReminder): Promise<void> {
    await this.client.send(new DeleteCommand({ TableName: this.table, Key: keyOf(reminder) }));
  }
}

function keyOf({ person, accessUntil, days }: DueReminder): Record<string, string> {
  return {
    [REGISTER_KEYS.partition]: JOB_PARTITIONS.reminders,
    [REGISTER_KEYS.sort]: `${person}#${accessUntil}#${days}`,
  };
}

import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { UserError } from '../../errors';
import { deadlineOf } from '../../incident/breach-deadline';
import type { BreachNotification, BreachRecord } from '../../incident/breach-record';
import { BREACH_KEY } from '../../incident/incident-names';

/** What declaring a breach found: a new one, a known one, or a known one that the shop had been aware of earlier. */
export type Declaration = 'declared' | 'known' | 'earlier';

/** The table of breaches. Nothing is ever deleted from it. */
export class BreachRegister {
  public constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** The record of a breach, as it is now. */
  public async find(breachId: string): Promise<BreachRecord | undefined> {
    const { Item: item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { [BREACH_KEY]: breachId }, ConsistentRead: true }),
    );
    return item as BreachRecord | undefined;
  }

  /** @throws UserError when there is none */
  public async read(breachId: string): Promise<BreachRecord> {
    const record = await this.find(breachId);
    if (record === undefined) throw new UserError(`there is no breach ${breachId}; declare it first`);
    return record;
  }

  /** Adds a breach. A known one stays as it is, save that its deadline moves ahead where awareness was earlier. */
  public async declare(record: BreachRecord): Promise<Declaration> {
    const { breachId, awareAt } = record;
    const added = await this.unlessConditionFails(() =>
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: record,
          ConditionExpression: 'attribute_not_exists(#id)',
          ExpressionAttributeNames: { '#id': BREACH_KEY },
        }),
      ),
    );
    if (added) return 'declared';
    const moved = await this.update(breachId, {
      UpdateExpression: 'SET awareAt = :aware, deadline = :deadline',
      ConditionExpression: 'awareAt > :aware',
      ExpressionAttributeValues: { ':aware': awareAt, ':deadline': deadlineOf(new Date(awareAt)).toISOString() },
    });
    return moved ? 'earlier' : 'known';
  }

  /**
   * Adds a notification, which stops the clock.
   *
   * @throws UserError when somebody else changed the breach meanwhile
   */
  public async notified({ breachId, notifications }: BreachRecord, added: BreachNotification): Promise<void> {
    await this.insist(breachId, {
      UpdateExpression: 'SET #status = :notified, notifications = list_append(notifications, :added)',
      ConditionExpression: 'size(notifications) = :count',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':notified': 'notified', ':added': [added], ':count': notifications.length },
    });
  }

  /**
   * Records that no notification is needed, which stops the clock.
   *
   * @throws UserError when somebody else changed the breach meanwhile
   */
  public async notNotifiable(breachId: string, reason: string, now: Date): Promise<void> {
    await this.insist(breachId, {
      UpdateExpression: 'SET #status = :decided, notNotifiableReason = :reason, decidedAt = :now',
      ConditionExpression: '#status = :open',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':decided': 'not-notifiable',
        ':open': 'open',
        ':reason': reason,
        ':now': now.toISOString(),
      },
    });
  }

  /**
   * Takes a reminder, so that no other run sends it too; with the two hours exchanged it gives the reminder back.
   *
   * @returns false when another run took it, or the clock was stopped
   */
  public claim(breachId: string, before: number, hours: number): Promise<boolean> {
    return this.update(breachId, {
      UpdateExpression: 'SET remindedAt = :hours',
      ConditionExpression: 'remindedAt = :before AND #status = :open',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':hours': hours, ':before': before, ':open': 'open' },
    });
  }

  /** Every breach whose clock runs. The table is small: one item for each breach that there ever was. */
  public async open(): Promise<readonly BreachRecord[]> {
    const records: BreachRecord[] = [];
    const pages = paginateScan({ client: this.client }, { TableName: this.table, ConsistentRead: true });
    for await (const { Items: items } of pages) records.push(...((items ?? []) as BreachRecord[]));
    return records
      .filter(({ status }) => status === 'open')
      .sort((one, other) => one.deadline.localeCompare(other.deadline));
  }

  private async insist(breachId: string, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<void> {
    if (!(await this.update(breachId, input))) {
      throw new UserError(`somebody else changed the breach ${breachId} meanwhile; look at it, and run this again`);
    }
  }

  private update(breachId: string, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<boolean> {
    return this.unlessConditionFails(() =>
      this.client.send(new UpdateCommand({ TableName: this.table, Key: { [BREACH_KEY]: breachId }, ...input })),
    );
  }

  private async unlessConditionFails(send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }
}

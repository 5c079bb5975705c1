import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { EVERY_STORE, HOLD_KEYS } from '../../privacy-steps/step-names';

/** A decision that data of a subject stays for now, such as in a lawsuit (GDPR article 17.3). */
export interface Hold {
  readonly subject: string;
  /** Name of a store, or `*` for each. */
  readonly store: string;
  /** A word, such as `legal-claim`: it goes into the evidence. */
  readonly reason: string;
  /** Instant in UTC from which it no longer counts. */
  readonly until?: string;
}

/** The table of holds. */
export class HoldRegister {
  public constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** The hold on data of a subject in a store that counts now; one on the store itself goes before one on all. */
  public async of(subject: string, store: string, now: Date): Promise<Hold | undefined> {
    for (const place of [store, EVERY_STORE]) {
      const { Item: item } = await this.client.send(
        new GetCommand({
          TableName: this.table,
          Key: { [HOLD_KEYS.partition]: subject, [HOLD_KEYS.sort]: place },
          ConsistentRead: true,
        }),
      );
      const hold = item as Hold | undefined;
      if (hold !== undefined && (hold.until === undefined || new Date(hold.until) > now)) return hold;
    }
    return undefined;
  }

  /** Sets a hold, in place of the former one on the same store. */
  public async set(hold: Hold): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: { ...hold } }));
  }

  /** Takes a hold away, if there is one. */
  public async release(subject: string, store: string): Promise<void> {
    await this.client.send(
      new DeleteCommand({
        TableName: this.table,
        Key: { [HOLD_KEYS.partition]: subject, [HOLD_KEYS.sort]: store },
      }),
    );
  }
}

import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { UserError } from '../../errors';
import type { TableStore } from './table-store';

/** Items of one page; deleting them one by one takes a few seconds. */
export const PAGE_SIZE = 100;

/** An item as DynamoDB gives it. */
export type TableItem = Readonly<Record<string, AttributeValue>>;

/** Some items of a subject, and where the next ones begin. */
export interface TablePage {
  readonly items: readonly TableItem[];
  readonly cursor?: string;
}

/** Reads the items of a subject, page by page. */
export class TablePages {
  public constructor(
    private readonly client: DynamoDBClient,
    private readonly store: TableStore,
  ) {}

  /** @throws UserError when the cursor is none of this table */
  public async read(subject: string, cursor: string | undefined): Promise<TablePage> {
    const { tableName, indexName, subjectAttribute } = this.store;
    const { Items: items = [], LastEvaluatedKey: last } = await this.client.send(
      new QueryCommand({
        TableName: tableName,
        // An index is always read as it was a moment ago.
        ...(indexName === undefined ? { ConsistentRead: true } : { IndexName: indexName }),
        KeyConditionExpression: '#subject = :subject',
        ExpressionAttributeNames: { '#subject': subjectAttribute },
        ExpressionAttributeValues: { ':subject': { S: subject } },
        Limit: PAGE_SIZE,
        ...(cursor === undefined ? {} : { ExclusiveStartKey: this.keyOf(cursor) }),
      }),
    );
    return { items, ...(last === undefined ? {} : { cursor: cursorOf(last) }) };
  }

  private keyOf(cursor: string): Record<string, AttributeValue> {
    try {
      const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
      if (typeof key === 'object' && key !== null && this.store.partitionKey in key) {
        return key as Record<string, AttributeValue>;
      }
    } catch {
      // Said below, without the cursor: it may hold an order's number.
    }
    throw new UserError(`the cursor is none of the table ${this.store.tableName}`);
  }
}

/** Binary keys would not survive JSON; a table of a shop has strings and numbers. */
function cursorOf(key: TableItem): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

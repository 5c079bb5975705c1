import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableItem } from './table-pages';
import type { TableStore } from './table-store';

/** What erasing works with. */
export interface Eraser {
  readonly client: DynamoDBClient;
  readonly store: TableStore;
  readonly now: Date;
}

/** The keys of an item, by which the table names it. */
export function keyOf(item: TableItem, { partitionKey, sortKey }: TableStore): Record<string, AttributeValue> {
  const names = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  return Object.fromEntries(
    names.map((name) => {
      const value = item[name];
      if (value === undefined) throw new Error(`an item has no key ${name}; deploy the function with the table's keys`);
      return [name, value];
    }),
  );
}

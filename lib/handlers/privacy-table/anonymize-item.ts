import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Eraser, keyOf } from './eraser';
import type { TableItem } from './table-pages';

/** Takes the attributes from a held item that its retention does not need. An item that is gone meanwhile stays gone. */
export async function anonymizeItem(item: TableItem, { client, store }: Eraser): Promise<void> {
  const attributes = store.anonymizedAttributes.filter((name) => item[name] !== undefined);
  if (attributes.length === 0) return;
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: store.tableName,
        Key: keyOf(item, store),
        UpdateExpression: `REMOVE ${attributes.map((_, index) => `#a${index}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(#key)',
        ExpressionAttributeNames: {
          '#key': store.partitionKey,
          ...Object.fromEntries(attributes.map((name, index) => [`#a${index}`, name])),
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}

import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { type Eraser, keyOf } from './eraser';
import type { TableItem } from './table-pages';

/**
 * Deletes an item unless its attribute holds it. A value that is no number holds it, too: nobody can tell for how long.
 *
 * @returns whether the item is gone; one that was gone before is
 */
export async function deleteItem(item: TableItem, { client, store, now }: Eraser): Promise<boolean> {
  const { heldUntilAttribute: attribute, tableName } = store;
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: keyOf(item, store),
        ...(attribute === undefined
          ? {}
          : {
              ConditionExpression: 'attribute_not_exists(#held) OR (attribute_type(#held, :number) AND #held <= :now)',
              ExpressionAttributeNames: { '#held': attribute },
              ExpressionAttributeValues: {
                ':number': { S: 'N' },
                ':now': { N: String(Math.floor(now.getTime() / 1_000)) },
              },
            }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

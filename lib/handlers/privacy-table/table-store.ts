import * as z from 'zod';
import { UserError } from '../../errors';

const name = z.string().min(1).max(255);

/** A table, and how it names whose an item is. */
const tableStore = z.strictObject({
  tableName: name,
  partitionKey: name,
  sortKey: name.optional(),
  /** Attribute with the subject's id: the partition key of the table, or of the index. */
  subjectAttribute: name,
  indexName: name.optional(),
  /** Number attribute with the time, in seconds since the epoch, until which the item must stay. */
  heldUntilAttribute: name.optional(),
  /** Attributes that a held item loses. */
  anonymizedAttributes: z.array(name).max(100).default([]),
});

/** What the function is told about its table. */
export type TableStore = z.infer<typeof tableStore>;

/** @throws UserError when the setting is not that of a table */
export function tableStoreOf(setting: string): TableStore {
  const { success, data } = tableStore.safeParse(parsed(setting));
  if (success) return data;
  throw new UserError('the setting STORE is none of a table; deploy the function with PrivacyRequests.addTable');
}

function parsed(setting: string): unknown {
  try {
    return JSON.parse(setting);
  } catch {
    return undefined;
  }
}

import type { S3Client } from '@aws-sdk/client-s3';
import type { StoreEvent, StoreResult } from '../../privacy-steps/store-contract';
import { writePage } from '../privacy/export-output';
import { plainItem } from './plain-item';
import type { TablePages } from './table-pages';

/** Exports the items of one page. */
export async function exportPage(event: StoreEvent, pages: TablePages, client: S3Client): Promise<StoreResult> {
  const { items, cursor } = await pages.read(event.subject, event.cursor);
  const digest = await writePage(client, event, items.map(plainItem));
  return {
    status: cursor === undefined ? 'done' : 'more',
    items: items.length,
    digest,
    ...(cursor === undefined ? {} : { cursor }),
  };
}

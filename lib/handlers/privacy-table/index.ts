import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { PRIVACY_VARIABLES } from '../../privacy-steps/step-names';
import type { StoreResult } from '../../privacy-steps/store-contract';
import { variable } from '../privacy/environment';
import { runStep } from '../privacy/store-step';
import { erasePage } from './erase-page';
import { exportPage } from './export-page';
import { TablePages } from './table-pages';
import { tableStoreOf } from './table-store';

/**
 * The items of a subject in one table.
 *
 * @param event a `StoreEvent`
 * @throws Error named `RequestRefused` when the event is none, UserError when the function is deployed wrongly
 */
export async function handler(event: unknown): Promise<StoreResult> {
  const store = tableStoreOf(variable(PRIVACY_VARIABLES.store));
  const client = new DynamoDBClient({ maxAttempts: 5 });
  const pages = new TablePages(client, store);
  return runStep(event, (asked) =>
    asked.action === 'export'
      ? exportPage(asked, pages, new S3Client({ maxAttempts: 5 }))
      : erasePage(asked, pages, { client, store, now: new Date() }),
  );
}

import { S3Client } from '@aws-sdk/client-s3';
import { PRIVACY_VARIABLES } from '../../privacy-steps/step-names';
import type { StoreResult } from '../../privacy-steps/store-contract';
import { variable } from '../privacy/environment';
import { runStep } from '../privacy/store-step';
import { eraseObjects } from './erase-objects';
import { exportObjects } from './export-objects';
import { objectStoreOf } from './object-store';

/**
 * The objects of a subject in one bucket: those below `<prefix><subject>/`.
 *
 * @param event a `StoreEvent`
 * @throws Error named `RequestRefused` when the event is none, UserError when the function is deployed wrongly
 */
export async function handler(event: unknown): Promise<StoreResult> {
  const store = objectStoreOf(variable(PRIVACY_VARIABLES.store));
  const client = new S3Client({ maxAttempts: 5 });
  return runStep(event, (asked) =>
    asked.action === 'export' ? exportObjects(asked, store, client) : eraseObjects(asked, store, client, new Date()),
  );
}

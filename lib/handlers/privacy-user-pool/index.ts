import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import { PRIVACY_VARIABLES } from '../../privacy-steps/step-names';
import type { StoreResult } from '../../privacy-steps/store-contract';
import { variable } from '../privacy/environment';
import { runStep } from '../privacy/store-step';
import { eraseAccount } from './erase-account';
import { exportAccount } from './export-account';
import { userPoolStoreOf } from './user-pool-store';

/**
 * The account of a subject in one user pool.
 *
 * @param event a `StoreEvent`
 * @throws Error named `RequestRefused` when the event is none, UserError when the function is deployed wrongly
 */
export async function handler(event: unknown): Promise<StoreResult> {
  const store = userPoolStoreOf(variable(PRIVACY_VARIABLES.store));
  const client = new CognitoIdentityProviderClient({ maxAttempts: 5 });
  return runStep(event, (asked) =>
    asked.action === 'export'
      ? exportAccount(asked, store, client, new S3Client({ maxAttempts: 5 }))
      : eraseAccount(asked, store, client),
  );
}

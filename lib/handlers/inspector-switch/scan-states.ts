import { BatchGetAccountStatusCommand, type Inspector2Client, type ResourceState } from '@aws-sdk/client-inspector2';
import { UserError } from '../../errors';
import type { Scan } from './switch-request';

/** How far Inspector is with each scan, such as `ENABLED`, `ENABLING` or `DISABLED`. */
export type ScanStates = ReadonlyMap<Scan, string>;

/** Names in the state of an account. */
const FIELDS: Readonly<Record<Scan, keyof ResourceState>> = {
  EC2: 'ec2',
  ECR: 'ecr',
  LAMBDA: 'lambda',
  LAMBDA_CODE: 'lambdaCode',
};

/**
 * Reads how far Inspector is with the scans. A scan that the answer leaves out is off.
 *
 * @throws UserError when Inspector does not tell; whatever the client throws
 */
export async function scanStates(
  client: Inspector2Client,
  accountId: string,
  scans: readonly Scan[],
): Promise<ScanStates> {
  const { accounts, failedAccounts = [] } = await client.send(
    new BatchGetAccountStatusCommand({ accountIds: [accountId] }),
  );
  for (const { errorCode, errorMessage } of failedAccounts) {
    throw new UserError(`Amazon Inspector does not tell its state: ${errorCode}, ${errorMessage}`);
  }
  const state = accounts?.find((account) => account.accountId === accountId)?.resourceState;
  return new Map(scans.map((scan) => [scan, state?.[FIELDS[scan]]?.status ?? 'DISABLED']));
}

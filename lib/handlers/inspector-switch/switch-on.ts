import { setTimeout as sleep } from 'node:timers/promises';
import { EnableCommand, type Inspector2Client } from '@aws-sdk/client-inspector2';
import { UserError } from '../../errors';
import { type ScanStates, scanStates } from './scan-states';
import type { Scan } from './switch-request';

/**
 * Refusals that pass: Inspector is at it, or a service that it needs was busy ("FailedAccount", Amazon Inspector API
 * Reference).
 */
const PASSING = [
  'ALREADY_ENABLED',
  'ENABLE_IN_PROGRESS',
  'DISABLE_IN_PROGRESS',
  'SUSPEND_IN_PROGRESS',
  'INTERNAL_ERROR',
  'EVENTBRIDGE_THROTTLED',
  'EVENTBRIDGE_UNAVAILABLE',
  'SSM_THROTTLED',
  'SSM_UNAVAILABLE',
];

/** States from which Inspector is asked; out of the others it comes by itself. */
const OFF = ['DISABLED', 'SUSPENDED'];

/** How long is waited for, in milliseconds. */
export interface Patience {
  readonly total: number;
  /** Between two looks. */
  readonly pause: number;
}

/**
 * Switches those of the scans on that are not, and waits until all are on: a part of them is no success. Returns those
 * that were off before.
 *
 * @throws UserError when Inspector refuses, or time is over before all are on; whatever the client throws
 */
export async function switchOn(
  client: Inspector2Client,
  accountId: string,
  scans: readonly Scan[],
  { total, pause }: Patience,
): Promise<readonly Scan[]> {
  const end = Date.now() + total;
  let wereOff: readonly Scan[] | undefined;
  let refusal: string | undefined;
  for (;;) {
    const states = await scanStates(client, accountId, scans);
    const missing = scans.filter((scan) => states.get(scan) !== 'ENABLED');
    wereOff ??= missing;
    if (missing.length === 0) return wereOff;
    const off = missing.filter((scan) => OFF.includes(states.get(scan) ?? ''));
    if (off.length > 0) refusal = await enable(client, accountId, off);
    if (Date.now() + pause >= end) throw new UserError(lateness(states, missing, refusal));
    await sleep(pause);
  }
}

/** The code of a refusal that passes, or undefined where there was none. */
async function enable(client: Inspector2Client, accountId: string, scans: Scan[]): Promise<string | undefined> {
  const { accounts = [], failedAccounts = [] } = await client.send(
    new EnableCommand({ accountIds: [accountId], resourceTypes: scans }),
  );
  const failed = failedAccounts.find(({ errorCode = '' }) => !PASSING.includes(errorCode));
  if (failed !== undefined) {
    throw new UserError(
      `Amazon Inspector refuses to scan ${scans.join(', ')}: ${failed.errorCode}, ${failed.errorMessage}`,
    );
  }
  const [passing] = failedAccounts;
  if (passing === undefined && !accounts.some((account) => account.accountId === accountId)) {
    throw new UserError(`Amazon Inspector does not speak of account ${accountId} when asked to scan it`);
  }
  return passing?.errorCode;
}

function lateness(states: ScanStates, missing: readonly Scan[], refusal: string | undefined): string {
  const left = missing.map((scan) => `${scan} is ${states.get(scan)}`).join(', ');
  return `Amazon Inspector is not on in time: ${left}${refusal === undefined ? '' : ` (${refusal})`}; deploy again`;
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Before the second and the third attempt, in milliseconds. */
const PAUSES_MS = [3_000, 7_000];

/**
 * What an action gives, once it is allowed. The function's role is made moments before, and IAM tells all of AWS only
 * after some seconds ("Changes that I make are not always immediately visible", AWS Identity and Access Management User
 * Guide).
 *
 * @throws whatever the action throws, and the last refusal when it stays refused
 */
export async function onceAllowed<Result>(
  action: () => Promise<Result>,
  pauses: readonly number[] = PAUSES_MS,
): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Error && /^AccessDenied/.test(error.name))) throw error;
      await sleep(pause);
    }
  }
  return action();
}

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What an action gives, if it does so in time. Lambda ends a function without a word, and CloudFormation then waits for
 * an hour: an answer in time that it took too long is better.
 *
 * @throws Error when the time is over; whatever the action throws
 */
export async function inTime<Result>(milliseconds: number, action: Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const late = sleep(Math.max(0, milliseconds), undefined, { signal: controller.signal }).then(() => {
    throw new Error(`AWS did not answer within ${Math.round(milliseconds / 1_000)} seconds`);
  });
  try {
    return await Promise.race([action, late]);
  } finally {
    late.catch(() => {});
    controller.abort();
  }
}

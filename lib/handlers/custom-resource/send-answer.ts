import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

/** Before the second and the third attempt, in milliseconds. */
const PAUSES_MS = [500, 2_000];
const ATTEMPT_MS = 4_000;

/** The longest that {@link sendAnswer} takes, in milliseconds. */
export const SENDING_MS = (PAUSES_MS.length + 1) * ATTEMPT_MS + PAUSES_MS.reduce((sum, pause) => sum + pause, 0);

/**
 * Puts the answer where CloudFormation waits for it, in at most three attempts.
 *
 * @throws Error when none succeeded; it does not name the address, which is signed
 */
export async function sendAnswer(address: URL, body: string): Promise<void> {
  for (const pause of [...PAUSES_MS, undefined]) {
    const failure = await attempt(address, body);
    if (failure === undefined) return;
    if (pause === undefined) throw new Error(`CloudFormation could not be answered: ${failure}`);
    await sleep(pause);
  }
}

/** Why it failed, or undefined. */
function attempt(address: URL, body: string): Promise<string | undefined> {
  return new Promise((settle) => {
    // The signature covers an empty content type.
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    const put = request(address, { method: 'PUT', headers, signal: AbortSignal.timeout(ATTEMPT_MS) }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      settle(statusCode >= 200 && statusCode < 300 ? undefined : `HTTP ${statusCode}`);
    });
    put.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.name));
    put.end(body);
  });
}

import { setTimeout } from 'node:timers/promises';
import { ApiError } from './api-error';

/** With one, two and four seconds between them, faults of some seconds are survived. */
const ATTEMPTS = 4;

/** Seconds; a job does not stand still for longer. */
const LONGEST_WAIT = 60;

/**
 * Does something again that failed for a passing reason, four times at most in all. It must be such that doing it twice
 * is doing it once.
 *
 * @throws what the last attempt threw
 */
export async function withRetries<Result>(operation: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      const retry = error instanceof ApiError ? error.retry : undefined;
      const seconds = retry?.seconds ?? 2 ** (attempt - 1);
      if (retry === undefined || attempt === ATTEMPTS || seconds > LONGEST_WAIT) throw error;
      await setTimeout(seconds * 1_000);
    }
  }
}

import type { ObserveOptions } from '../../../lib/audit/read/observe-options';

/** Tries again at once what the SDK would try again after a while: throttled requests and passing faults. */
export function quickRetries(maxAttempts: number): NonNullable<ObserveOptions['retryStrategy']> {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => 0 });
  return {
    mode: 'quick',
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (former, { errorType }) => {
      const tries = former.getRetryCount() + 1;
      const passes = errorType === 'THROTTLING' || errorType === 'TRANSIENT';
      if (!passes || tries >= maxAttempts) throw new Error('no further attempt');
      return token(tries);
    },
    recordSuccess: () => {},
  };
}

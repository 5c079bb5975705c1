import { ConfigServiceClient } from '@aws-sdk/client-config-service';

/** Decides when a client of the AWS SDK tries again. */
type RetryStrategy = Awaited<ReturnType<ConfigServiceClient['config']['retryStrategy']>>;
type TokenStrategy = Extract<RetryStrategy, { acquireInitialRetryToken: unknown }>;

/** Says of a request that it was never made. The name is that of requests that got no answer in time. */
class OutOfTime extends Error {
  public constructor() {
    super('the time of the function was over before it was asked');
    this.name = 'TimeoutError';
  }
}

/**
 * The SDK's adaptive way to try again, up to an instant. Requests after it fail at once, so that an audit ends with a gap
 * for each of them, and what was read before stands.
 *
 * @param end milliseconds since 1970
 */
export async function retryUntil(end: number): Promise<TokenStrategy> {
  const client = new ConfigServiceClient({ region: 'us-east-1', maxAttempts: 6, retryMode: 'adaptive' });
  const adaptive = await client.config.retryStrategy();
  client.destroy();
  if (!('acquireInitialRetryToken' in adaptive)) throw new TypeError('the SDK has another kind of retry strategy');
  const inTime = () => {
    if (Date.now() >= end) throw new OutOfTime();
  };
  return {
    acquireInitialRetryToken: async (scope) => {
      inTime();
      return await adaptive.acquireInitialRetryToken(scope);
    },
    refreshRetryTokenForRetry: async (token, error) => {
      inTime();
      return await adaptive.refreshRetryTokenForRetry(token, error);
    },
    recordSuccess: (token) => adaptive.recordSuccess(token),
  };
}

/** When the same request may go well. */
export interface RetryAdvice {
  /** Seconds to wait first, where the answer tells. */
  readonly seconds?: number;
}

/** A request that GitHub's API did not answer as hoped. */
export class ApiError extends Error {
  /**
   * @param message without the token
   * @param status of the answer; absent where there was none
   * @param retry absent where the same request would get the same answer
   */
  public constructor(
    message: string,
    public readonly status?: number,
    public readonly retry?: RetryAdvice,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** GitHub asks for a minute where it does not tell how long (GitHub Docs, "Rate limits for the REST API"). */
const UNTOLD = 60;

/**
 * What an answer says about trying again: after a fault of the server, and where too much was asked, which GitHub answers
 * with 429 or 403.
 *
 * @param now seconds since 1970
 */
export function retryAdvice(status: number, headers: Headers, now: number): RetryAdvice | undefined {
  const told = wholeNumber(headers.get('retry-after'));
  if (status >= 500) return told === undefined ? {} : { seconds: told };
  const exhausted = headers.get('x-ratelimit-remaining') === '0';
  if (status !== 429 && !(status === 403 && (told !== undefined || exhausted))) return undefined;
  if (told !== undefined) return { seconds: told };
  const reset = exhausted ? wholeNumber(headers.get('x-ratelimit-reset')) : undefined;
  return { seconds: reset === undefined ? UNTOLD : Math.max(reset - now, 1) };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

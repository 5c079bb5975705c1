import { ApiError, retryAdvice } from './api-error';

/** An answer of the API. */
export interface ApiAnswer {
  readonly body: unknown;
  /** The address of the next page of a list, where there is one. */
  readonly next?: string;
}

/** Milliseconds until an answer must be there. */
const TIMEOUT = 30_000;

/** GitHub's API, as one token may use it. */
export class GitHubApi {
  /**
   * @param address of the REST API, without a `/` at the end
   * @param graphqlAddress of the GraphQL API
   * @param token printable ASCII, without spaces
   */
  public constructor(
    private readonly address: string,
    private readonly graphqlAddress: string,
    private readonly token: string,
  ) {}

  /**
   * Sends a request.
   *
   * @param target a path of the REST API, or the whole address of a next page
   * @throws ApiError when there is no answer, or none of success
   */
  public async request(method: 'GET' | 'POST' | 'PATCH', target: string, content?: unknown): Promise<ApiAnswer> {
    const address = target.startsWith('/') ? `${this.address}${target}` : target;
    return this.send(method, address, content);
  }

  /**
   * Asks the GraphQL API.
   *
   * @throws ApiError when there is no answer, or none of success
   */
  public async query(query: string): Promise<unknown> {
    return (await this.send('POST', this.graphqlAddress, { query })).body;
  }

  private async send(method: string, address: string, content: unknown): Promise<ApiAnswer> {
    const response = await this.responseTo(method, address, content);
    const text = await response.text().catch(() => '');
    if (!response.ok) {
      const message = `${method} ${address} gave ${response.status}${reasonIn(text)}`;
      throw new ApiError(message, response.status, retryAdvice(response.status, response.headers, Date.now() / 1_000));
    }
    const next = /<([^<>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    // The token goes nowhere else.
    const own = next !== undefined && new URL(next).origin === new URL(this.address).origin;
    return { body: parsed(text), ...(own ? { next } : {}) };
  }

  private async responseTo(method: string, address: string, content: unknown): Promise<Response> {
    try {
      return await fetch(address, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.token}`,
          'user-agent': 'storefront-baseline',
          'x-github-api-version': '2022-11-28',
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ApiError(`${method} ${address} got no answer (${reason})`, undefined, {});
    }
  }
}

/** What GitHub says in an answer of failure. */
function reasonIn(text: string): string {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null || !('message' in body)) return '';
  return ` (${String(body.message).slice(0, 200)})`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

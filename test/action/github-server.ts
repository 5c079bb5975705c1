import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment of the pull request. */
export interface ServedComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string } | null;
}

/** A request that the server was sent. */
export interface ServedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  /** Milliseconds. */
  readonly at: number;
}

/** What the server says once in place of its answer. */
export interface OddAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether the request is carried out all the same. */
  readonly done?: boolean;
}

/** A pull request's comments behind the parts of GitHub's API that serve them, on loopback. */
export class GitHubServer {
  public readonly comments: ServedComment[] = [];
  public readonly requests: ServedRequest[] = [];
  /** The user of the token. */
  public login = 'github-actions[bot]';
  /** In place of the address of every next page. */
  public nextPage: string | undefined;
  private readonly odd = new Map<string, OddAnswer[]>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  /** Answers the next request that begins so, such as `POST /repos`, in another way; further ones come after it. */
  public answerOnce(beginning: string, answer: OddAnswer): void {
    this.odd.set(beginning, [...(this.odd.get(beginning) ?? []), answer]);
  }

  public start(): Promise<void> {
    return new Promise((fulfil) => this.server.listen(0, '127.0.0.1', () => fulfil()));
  }

  public stop(): Promise<void> {
    return new Promise((fulfil) => this.server.close(() => fulfil()));
  }

  public get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Requests as `<method> <path>`. */
  public get log(): readonly string[] {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = request;
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    this.requests.push({ method, path, authorization: headers.authorization, body, at: Date.now() });

    const odd = this.oddAnswerTo(`${method} ${path}`);
    const answer = odd === undefined || odd.done === true ? this.answer(method, path, body) : { status: 0 };
    const { status, headers: extra, body: content = {} } = odd ?? answer;
    response.writeHead(status, { 'content-type': 'application/json', ...extra });
    response.end(JSON.stringify(content));
  }

  private oddAnswerTo(line: string): OddAnswer | undefined {
    for (const [beginning, answers] of this.odd) {
      if (line.startsWith(beginning) && answers.length > 0) return answers.shift();
    }
    return undefined;
  }

  private answer(method: string, path: string, content: unknown): OddAnswer {
    const { pathname, searchParams } = new URL(path, this.address);
    const body = typeof content === 'object' && content !== null && 'body' in content ? String(content.body) : '';
    if (method === 'POST' && pathname === '/graphql') {
      return { status: 200, body: { data: { viewer: { login: this.login } } } };
    }
    if (pathname === '/repos/shop/storefront/issues/7/comments') {
      return method === 'GET' ? this.page(Number(searchParams.get('page') ?? 1)) : this.added(body);
    }
    const [, id] = /^\/repos\/shop\/storefront\/issues\/comments\/(\d+)$/.exec(pathname) ?? [];
    return method === 'PATCH' && id !== undefined ? this.updated(Number(id), body) : { status: 404 };
  }

  private page(number: number): OddAnswer {
    const body = this.comments.slice((number - 1) * 100, number * 100);
    if (this.comments.length <= number * 100) return { status: 200, body };
    const next =
      this.nextPage ?? `${this.address}/repos/shop/storefront/issues/7/comments?per_page=100&page=${number + 1}`;
    return { status: 200, body, headers: { link: `<${this.address}/first>; rel="first", <${next}>; rel="next"` } };
  }

  private added(body: string): OddAnswer {
    this.comments.push({ id: this.comments.length + 1, body, user: { login: this.login, type: 'Bot' } });
    return { status: 201, body: this.comments.at(-1) };
  }

  private updated(id: number, body: string): OddAnswer {
    const index = this.comments.findIndex((comment) => comment.id === id);
    const found = this.comments[index];
    if (found === undefined) return { status: 404 };
    this.comments[index] = { ...found, body };
    return { status: 200, body: this.comments[index] };
  }
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AGGREGATE_ANSWERS } from './aggregate-answers';
import { ACCOUNT_ANSWERS } from './config-answers';
import { type ConfigFault, FAULT_ERRORS } from './config-fault';
import { ConfigRefusal, type Entry } from './config-pages';
import { ConfigWorld } from './config-world';
import type { DescribedAccount } from './described-account';
import { refusal, stsAnswer } from './sts-answers';

/** A request, as it went over the wire. */
export interface ConfigRequest {
  /** Such as `DescribeConfigRules`; `sts:AssumeRole` for those of AWS STS. */
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input: Entry;
  /** Among all requests since the start or the last {@link ConfigServer.reset}; from 0. */
  readonly number: number;
}

/** How the server behaves. */
export interface ConfigServerOptions {
  /**
   * Entries of a page at most, whatever a request asks for.
   *
   * @default 1000
   */
  readonly pageSize?: number;

  /**
   * Whether an empty page with a token goes before each page.
   *
   * @default false
   */
  readonly emptyPages?: boolean;

  /**
   * Milliseconds before each answer.
   *
   * @default 0
   */
  readonly delayMs?: number;

  /**
   * Milliseconds that the fault `slow` takes.
   *
   * @default 1000
   */
  readonly slowMs?: number;

  /**
   * Milliseconds that an evaluation takes once it was started.
   *
   * @default 20
   */
  readonly evaluationMs?: number;

  /**
   * Milliseconds that must pass between two starts of evaluations; AWS asks a minute.
   *
   * @default 0
   */
  readonly betweenStartsMs?: number;

  /**
   * The port.
   *
   * @default - any free one
   */
  readonly port?: number;
}

/** What goes wrong with a request, if anything. */
export type FaultPlan = (request: ConfigRequest) => ConfigFault | undefined;

/** A server on loopback that speaks as AWS Config (JSON 1.1) and AWS STS (query) of described accounts. */
export interface ConfigServer {
  readonly endpoint: string;
  readonly requests: readonly ConfigRequest[];
  /** The most requests that were open at once. */
  readonly mostAtOnce: number;
  /** Sets what goes wrong from now on, and forgets the requests. */
  reset(faults?: FaultPlan): void;
  close(): Promise<void>;
}

/** Starts a server for accounts; a client belongs to the account that its access key names. */
export async function startConfigServer(
  accounts: DescribedAccount | readonly DescribedAccount[],
  options: ConfigServerOptions = {},
): Promise<ConfigServer> {
  const running = new RunningServer(new ConfigWorld('account' in accounts ? [accounts] : accounts), options);
  await running.listen(options.port ?? 0);
  return running;
}

class RunningServer implements ConfigServer {
  public readonly requests: ConfigRequest[] = [];
  public mostAtOnce = 0;
  private open = 0;
  private faults: FaultPlan = () => undefined;
  /** Pages written before: a slow server would be what a benchmark measures. */
  private readonly written = new Map<string, string>();
  /** Whether results may change from now on. */
  private changing = false;
  private readonly server = createServer((incoming, outgoing) => {
    // A client that went away is none of the server's trouble.
    this.serve(incoming, outgoing).catch(() => outgoing.destroy());
  });

  public constructor(
    private readonly world: ConfigWorld,
    private readonly options: ConfigServerOptions,
  ) {}

  public async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public reset(faults: FaultPlan = () => undefined): void {
    this.faults = faults;
    this.requests.length = 0;
    this.mostAtOnce = 0;
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.open);
    outgoing.once('close', () => {
      this.open -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const [, accessKey = '', region = ''] =
      /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? '') ?? [];
    const target = incoming.headers['x-amz-target'];
    const request: ConfigRequest = {
      operation:
        typeof target === 'string' ? (target.split('.')[1] ?? '') : `sts:${new URLSearchParams(body).get('Action')}`,
      account: this.world.accountOf(accessKey),
      region,
      input: typeof target === 'string' ? (JSON.parse(body) as Entry) : {},
      number: this.requests.length,
    };
    this.requests.push(request);
    const fault = this.faults(request);
    const delay = fault === 'slow' ? (this.options.slowMs ?? 1_000) : (this.options.delayMs ?? 0);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (request.operation.startsWith('sts:')) {
      const error = fault === undefined ? undefined : FAULT_ERRORS[fault];
      const answer = error === undefined ? stsAnswer(this.world, accessKey, body) : refusal(error[1], error[2]);
      outgoing.writeHead(answer.status, { 'content-type': 'text/xml' });
      outgoing.end(answer.body);
      return;
    }
    this.send(outgoing, request, fault);
  }

  private send(outgoing: ServerResponse, request: ConfigRequest, fault: ConfigFault | undefined): void {
    if (fault === 'dropped') {
      outgoing.destroy();
      return;
    }
    const error = fault === undefined ? undefined : FAULT_ERRORS[fault];
    const [status, text] =
      error === undefined
        ? this.answer(request, fault)
        : [error[0], JSON.stringify({ __type: error[1], message: error[2] })];
    const body = fault === 'truncated' ? text.slice(0, text.length / 2) : fault === 'empty-body' ? '' : text;
    if (fault === 'unavailable') {
      outgoing.writeHead(503, { 'content-type': 'text/html' }).end('<html>Service Unavailable</html>');
      return;
    }
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'content-length': Buffer.byteLength(body) };
    outgoing.writeHead(status, headers);
    if (fault !== 'cut') {
      outgoing.end(body);
      return;
    }
    outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy());
  }

  private answer(request: ConfigRequest, fault: ConfigFault | undefined): readonly [number, string] {
    const { operation, input } = request;
    const answerer = ACCOUNT_ANSWERS[operation] ?? AGGREGATE_ANSWERS[operation];
    if (answerer === undefined) {
      return [400, JSON.stringify({ __type: 'UnknownOperationException', message: operation })];
    }
    const changes = operation === 'StartConfigRulesEvaluation' || operation === 'PutExternalEvaluation';
    if (changes) {
      this.changing = true;
      this.written.clear();
    }
    const key = JSON.stringify([request.account, request.region, operation, input]);
    const known = this.written.get(key);
    if (known !== undefined && fault === undefined) return [200, known];
    try {
      const answer = answerer({
        world: this.world,
        here: this.world.region(request.account, request.region),
        input,
        pageSize: this.options.pageSize ?? 1_000,
        withEmpty: fault === 'empty-page' || this.options.emptyPages === true,
        evaluationMs: this.options.evaluationMs ?? 20,
        betweenStartsMs: this.options.betweenStartsMs ?? 0,
      });
      const text = JSON.stringify(altered(answer, request, fault));
      if (operation.startsWith('Get') && fault === undefined && !this.changing) this.written.set(key, text);
      return [200, text];
    } catch (refused) {
      if (!(refused instanceof ConfigRefusal)) throw refused;
      return [400, JSON.stringify({ __type: refused.code, message: refused.message })];
    }
  }
}

/** The answer with a token that was given before, where there is one. */
function altered(answer: Entry, { input }: ConfigRequest, fault: ConfigFault | undefined): Entry {
  if (fault !== 'repeated-token' || input.NextToken === undefined) return answer;
  return { ...answer, NextToken: input.NextToken };
}

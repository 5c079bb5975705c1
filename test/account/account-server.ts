import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came over the wire. */
export interface WireCall {
  /** Such as `config:DescribeConfigurationRecorders`: the service that the signature names, and the operation. */
  readonly action: string;
  /** The region that the signature names. */
  readonly region: string;
  readonly body: string;
}

/** A refusal, in the form of the service's protocol. */
export class Refusal {
  public constructor(
    public readonly status: number,
    public readonly code: string,
    public readonly message: string,
  ) {}
}

/** What no service says: the rest of the answer never comes, or is no answer at all. */
export type Broken = 'silence' | 'garbage' | 'hang-up';

/** What the server says to an action: a body (text for the services that speak XML), a refusal, or worse. */
export type Answer = object | string | Refusal | Broken;

/** Answers by action, each for all regions or made from the call. */
export type Answers = Readonly<Record<string, Answer | ((call: WireCall) => Answer)>>;

/** A server on loopback that speaks the protocols of the services that tell what an account has. */
export interface AccountServer {
  readonly endpoint: string;
  readonly calls: readonly WireCall[];
  close(): Promise<void>;
}

/** Operations of the services that have paths; the others name theirs. */
const PATHS: readonly (readonly [service: string, request: RegExp, operation: string])[] = [
  ['guardduty', /^GET \/detector$/, 'ListDetectors'],
  ['guardduty', /^GET \/detector\/[^/]+$/, 'GetDetector'],
  ['securityhub', /^GET \/accounts$/, 'DescribeHub'],
  ['securityhub', /^POST \/standards\/get$/, 'GetEnabledStandards'],
  ['access-analyzer', /^GET \/analyzer$/, 'ListAnalyzers'],
  ['macie2', /^GET \/macie$/, 'GetMacieSession'],
  ['inspector2', /^POST \/status\/batch\/get$/, 'BatchGetAccountStatus'],
  ['account', /^POST \/getAlternateContact$/, 'GetAlternateContact'],
];

/** Starts the server. What it has no answer for, it refuses with 501. */
export async function startAccountServer(answers: Answers): Promise<AccountServer> {
  const calls: WireCall[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const call = await callOf(incoming);
    calls.push(call);
    const given = answers[call.action];
    say(outgoing, call, typeof given === 'function' ? given(call) : given);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function callOf(incoming: IncomingMessage): Promise<WireCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(incoming.headers.authorization ?? '');
  const [, region = '', service = ''] = scope ?? [];
  const target = String(incoming.headers['x-amz-target'] ?? '').split('.')[1];
  const line = `${incoming.method} ${(incoming.url ?? '').split('?')[0]}`;
  const path = PATHS.find(([of, request]) => of === service && request.test(line))?.[2];
  const operation = target ?? path ?? new URLSearchParams(body).get('Action') ?? line;
  return { action: `${service}:${operation}`, region, body };
}

function say(outgoing: ServerResponse, { action }: WireCall, answer: Answer | undefined): void {
  if (answer === 'silence') return;
  if (answer === 'hang-up') {
    outgoing.destroy();
    return;
  }
  if (answer === undefined) {
    say(outgoing, { action, region: '', body: '' }, new Refusal(501, 'NotImplemented', `no answer to ${action}`));
    return;
  }
  const xml = /^(iam|sts):/.test(action);
  const type = xml ? 'text/xml' : 'application/x-amz-json-1.1';
  if (answer instanceof Refusal) {
    const { status, code, message } = answer;
    outgoing.writeHead(status, { 'content-type': type, ...(xml ? {} : { 'x-amzn-errortype': code }) });
    outgoing.end(xml ? xmlError(answer) : JSON.stringify({ __type: code, message, Message: message }));
    return;
  }
  outgoing.writeHead(200, { 'content-type': type });
  outgoing.end(answer === 'garbage' ? '<html>{' : typeof answer === 'string' ? answer : JSON.stringify(answer));
}

function xmlError({ code, message }: Refusal): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}

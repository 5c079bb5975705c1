import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WAFV2Client } from '@aws-sdk/client-wafv2';

/** A request to AWS WAF, as it went over the wire. */
export interface WafRequest {
  /** Such as `UpdateWebACL`. */
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the server says: a body, or an error by its code. */
export type WafAnswer = object | { readonly __type: string; readonly Message: string };

/** A server that speaks the protocol of AWS WAF, for fields and refusals that a local AWS API does not know. */
export interface WafServer {
  readonly client: WAFV2Client;
  readonly requests: readonly WafRequest[];
  close(): Promise<void>;
}

/** Starts a server on loopback with a client of its own. */
export async function wafServer(answer: (request: WafRequest) => WafAnswer): Promise<WafServer> {
  const requests: WafRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const request = { operation, body: JSON.parse(await textOf(incoming)) };
    requests.push(request);
    const answered = answer(request);
    outgoing.writeHead('__type' in answered ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    outgoing.end(JSON.stringify(answered));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new WAFV2Client({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
  return {
    client,
    requests,
    async close() {
      client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';

/** What the server says: a message id, a fault by its name, or nothing at all. */
export type SesAnswer = { readonly id: string } | { readonly fault: string; readonly message: string } | 'silence';

/** A server that speaks the protocol of Amazon SES, API version 2, with a client of its own. */
export interface SesServer {
  readonly client: SESv2Client;
  /** Requests as they went over the wire: `<method> <path>` and the body. */
  readonly requests: readonly { readonly operation: string; readonly body: unknown }[];
  close(): Promise<void>;
}

/** Starts a server on loopback. */
export async function sesServer(answer: SesAnswer): Promise<SesServer> {
  const requests: { operation: string; body: unknown }[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    requests.push({
      operation: `${incoming.method} ${incoming.url}`,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    if (answer === 'silence') return;
    const failed = 'fault' in answer;
    outgoing.writeHead(failed ? 400 : 200, {
      'content-type': 'application/json',
      ...(failed ? { 'x-amzn-errortype': answer.fault } : {}),
    });
    outgoing.end(JSON.stringify(failed ? { message: answer.message } : { MessageId: answer.id }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new SESv2Client({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 2,
  });
  return {
    client,
    requests,
    async close() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

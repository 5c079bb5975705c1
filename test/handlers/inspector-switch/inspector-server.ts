import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to Amazon Inspector, as it went over the wire. */
export interface InspectorRequest {
  /** `/enable` or `/status/batch/get`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the server says: a body, or an error by its name. */
export type InspectorAnswer = object | { readonly errorType: string; readonly message: string };

/** A server that speaks the protocol of Amazon Inspector, for states and refusals that a local AWS API does not know. */
export interface InspectorServer {
  readonly endpoint: string;
  readonly requests: readonly InspectorRequest[];
  close(): Promise<void>;
}

/** Starts a server on loopback. */
export async function inspectorServer(
  answer: (request: InspectorRequest) => InspectorAnswer | undefined,
): Promise<InspectorServer> {
  const requests: InspectorRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = { path: incoming.url ?? '', body: JSON.parse(await textOf(incoming)) };
    requests.push(request);
    const answered = answer(request);
    // Silence: the client waits.
    if (answered === undefined) return;
    const errorType = 'errorType' in answered ? answered.errorType : undefined;
    outgoing.writeHead(errorType === undefined ? 200 : 403, {
      'content-type': 'application/json',
      ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
    });
    outgoing.end(JSON.stringify(answered));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
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

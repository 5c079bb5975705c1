import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a client of AWS sent. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on loopback that real clients of AWS speak with. */
export interface LocalService {
  readonly requests: readonly ServiceRequest[];
  /** Settings of a client that sends here. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly close: () => void;
}

/** Starts a server that gives every request the same answer. */
export async function startLocalService(status: number, body: string): Promise<LocalService> {
  const requests: ServiceRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = incoming;
    requests.push({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') });
    outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    outgoing.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    requests,
    client: { endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

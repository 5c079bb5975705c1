import type { IncomingMessage } from 'node:http';
import { createServer, request as httpsRequest, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ThrowAwayCertificate } from './throw-away-certificate';

/** A request to one of the server's hosts. */
export interface HostRequest {
  readonly host: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What answers it. */
export interface HostAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One HTTPS server on loopback that stands for many hosts. */
export interface HttpsServer {
  /** All requests so far. */
  readonly requests: readonly HostRequest[];
  /** Chromium's arguments: every host name leads here, and the certificate counts. */
  readonly browserArguments: readonly string[];
  /** Fetches as a client of Node would, with every host name leading here. */
  readonly fetch: typeof fetch;
  readonly close: () => void;
}

/** Starts a server whose answers depend on the request, its host included. */
export async function startHttpsServer(
  certificate: ThrowAwayCertificate,
  answer: (request: HostRequest) => HostAnswer | Promise<HostAnswer>,
): Promise<HttpsServer> {
  const requests: HostRequest[] = [];
  const server = createServer({ key: certificate.key, cert: certificate.cert }, async (incoming, outgoing) => {
    const request = await hostRequest(incoming);
    requests.push(request);
    const { status = 200, headers = {}, body = '' } = await answer(request);
    outgoing.writeHead(status, headers);
    outgoing.end(body);
  });
  const port = await listen(server);
  return {
    requests,
    browserArguments: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      `--ignore-certificate-errors-spki-list=${certificate.publicKeyDigest}`,
      // Reports come minutes late otherwise.
      '--short-reporting-delay',
    ],
    fetch: loopbackFetch(port, certificate.cert),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function hostRequest(incoming: IncomingMessage): Promise<HostRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    host: (incoming.headers.host ?? '').split(':')[0] ?? '',
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function loopbackFetch(port: number, ca: Buffer): typeof fetch {
  return (input, init) => {
    const { hostname, pathname, search } = new URL(String(input));
    return new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        ca,
        servername: hostname,
        path: `${pathname}${search}`,
        headers: { ...(init?.headers as Record<string, string> | undefined), host: hostname },
      };
      const outgoing = httpsRequest(options, async (incoming) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        resolve(new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 0, headers }));
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  };
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';

/** A server on loopback that publishes a user pool's keys. */
export interface KeyServer {
  /** A cache of keys that asks this server instead of Cognito. */
  keys(): JwksCache;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts the server. */
export async function keyServer(keys: readonly object[]): Promise<KeyServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    keys: () =>
      new SimpleJwksCache({
        fetcher: {
          fetch: async (uri) => (await fetch(origin + new URL(uri).pathname)).arrayBuffer(),
        },
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

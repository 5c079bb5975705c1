import {
  createServer as createPlainServer,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificates } from './throw-away-certificates';

/** What a local shop does otherwise than a good one. */
export interface ShopOptions {
  readonly tls?: ServerOptions;
  /** Over the good headers of pages; `undefined` takes one away. */
  readonly headers?: OutgoingHttpHeaders;
  /** Answers by path in place of the good ones. */
  readonly answers?: Readonly<Record<string, RequestListener>>;
  /** Over plain HTTP; `none` leaves the port closed. */
  readonly plain?: RequestListener | 'none';
}

/** A shop that listens on loopback. */
export interface LocalShop {
  /** Where it speaks HTTPS, as `host:port`. */
  readonly secure: string;
  readonly plain: string;
  /** What was asked for, as `GET https /path`, with the agent. */
  readonly asked: readonly { readonly request: string; readonly agent: string | undefined }[];
}

/** Suites that a browser of today takes. */
export const GOOD_TLS: ServerOptions = {
  minVersion: 'TLSv1.2',
  ciphers: 'TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305',
};

export const SECURITY_TXT = 'Contact: mailto:security@shop.example\nExpires: 2099-12-31T23:00:00Z\n';

const running: Server[] = [];

/** Stops every shop of the test file. */
export async function stopShops(): Promise<void> {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((stopped) => server.close(stopped));
  }
}

/** Starts a shop that is as `headers` says and good in everything else, but for the options. */
export async function startShop(
  { key, good }: Certificates,
  headers: OutgoingHttpHeaders,
  options: ShopOptions = {},
): Promise<LocalShop> {
  const asked: { request: string; agent: string | undefined }[] = [];
  const sent = Object.fromEntries(
    Object.entries({ ...headers, ...options.headers }).filter(([, value]) => value !== undefined),
  );
  const recorded =
    (scheme: string, listener: RequestListener): RequestListener =>
    (request, response) => {
      asked.push({ request: `${request.method} ${scheme} ${request.url}`, agent: request.headers['user-agent'] });
      listener(request, response);
    };
  const page: RequestListener = (request, response) => {
    const answer = options.answers?.[request.url ?? ''];
    if (answer !== undefined) answer(request, response);
    else if (request.url === '/.well-known/security.txt') textFile(SECURITY_TXT)(request, response);
    else response.writeHead(200, { 'Content-Type': 'text/html', ...sent }).end('<!doctype html>');
  };
  const secure = createServer({ key, cert: good, ...GOOD_TLS, ...options.tls }, recorded('https', page));
  const plain = createPlainServer(
    recorded('http', options.plain === undefined || options.plain === 'none' ? toHttps : options.plain),
  );
  const addresses = { secure: await listen(secure), plain: await listen(plain) };
  if (options.plain === 'none') await new Promise((stopped) => plain.close(stopped));
  return { ...addresses, asked };
}

/** Serves a text. */
export function textFile(text: string, type = 'text/plain; charset=utf-8'): RequestListener {
  return (_request, response) => response.writeHead(200, { 'Content-Type': type }).end(text);
}

/** Redirects. */
export function redirect(location: string, status = 302): RequestListener {
  return (_request, response) => response.writeHead(status, { Location: location }).end();
}

const toHttps: RequestListener = ({ headers, url }, response) =>
  response.writeHead(301, { Location: `https://${headers.host}${url}` }).end();

async function listen(server: Server | ReturnType<typeof createServer>): Promise<string> {
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  running.push(server);
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

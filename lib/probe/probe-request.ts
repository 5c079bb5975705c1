import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { checkServerIdentity } from 'node:tls';
import { version } from '../version';
import { failureOf, ProbeFailure } from './probe-failure';
import type { Endpoint } from './probe-target';

/** One answer of the shop. */
export interface ProbeResponse {
  readonly status: number;
  /** Values by lower-case name, one an occurrence of the header. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Empty where it was not asked for. */
  readonly body: string;
  /** Whether the body is longer than what was read of it. */
  readonly truncated: boolean;
}

/** How one request is made. */
export interface RequestSettings {
  readonly via: Endpoint;
  /** The name that the certificate must be for. */
  readonly host: string;
  /** Trusted authorities in PEM; those of Node.js where absent. */
  readonly ca?: readonly string[];
  readonly timeoutMs: number;
  /** Whether the body is read, up to {@link LONGEST_BODY} bytes; else the connection is closed after the headers. */
  readonly readsBody: boolean;
}

/** No more of a body is read, in bytes. */
export const LONGEST_BODY = 1_048_576;

/** Who asks. */
export const USER_AGENT = `storefront-baseline/${version} probe`;

/**
 * Sends one GET request and takes the answer, of which size and time are bounded.
 *
 * @throws ProbeFailure when there is no answer, or none in time
 */
export function get(url: URL, settings: RequestSettings): Promise<ProbeResponse> {
  const { via, host, ca, timeoutMs } = settings;
  const secure = url.protocol === 'https:';
  const options: RequestOptions = {
    ...via,
    path: `${url.pathname}${url.search}`,
    headers: { Host: url.host, 'User-Agent': USER_AGENT, Accept: '*/*' },
    agent: false,
  };
  return new Promise((fulfil, reject) => {
    let connected = false;
    const request = secure
      ? secureRequest({
          ...options,
          ...tlsName(host),
          ...(ca === undefined ? {} : { ca: [...ca] }),
          checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
        })
      : plainRequest(options);
    const fail = (error: unknown) => {
      clearTimeout(timer);
      request.destroy();
      reject(failureOf(error, connected));
    };
    const timer = setTimeout(() => fail(tooLate(timeoutMs, connected)), timeoutMs);
    request.on('socket', (socket) => socket.once('connect', () => (connected = true)));
    request.on('error', fail);
    request.on('response', (response) => {
      response.on('error', fail);
      read(response, settings.readsBody, (answer) => {
        clearTimeout(timer);
        request.destroy();
        fulfil(answer);
      });
    });
    request.end();
  });
}

/** The name indication of a connection; addresses have none (RFC 6066, section 3). */
export function tlsName(host: string): { readonly servername: string } {
  return { servername: /^[\d.]+$|:/.test(host) ? '' : host };
}

/** Nothing was heard in time. */
export function tooLate(timeoutMs: number, connected: boolean): ProbeFailure {
  return new ProbeFailure(`no answer within ${timeoutMs / 1000} s`, connected);
}

function read(response: IncomingMessage, readsBody: boolean, done: (answer: ProbeResponse) => void): void {
  const headers = Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, values ?? []]),
  );
  const chunks: Buffer[] = [];
  let length = 0;
  const finish = () => {
    const body = Buffer.concat(chunks).subarray(0, LONGEST_BODY).toString('utf8');
    done({ status: response.statusCode ?? 0, headers, body, truncated: length > LONGEST_BODY });
  };
  if (!readsBody) {
    finish();
    return;
  }
  response.on('data', (chunk: Buffer) => {
    if (length > LONGEST_BODY) return;
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_BODY) finish();
  });
  response.on('end', finish);
}

import { once } from 'node:events';
import { createServer, globalAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { throwAwayCertificate } from '../../browser/throw-away-certificate';
import { RESPONSE_HOST } from './recorded-event';

/** An answer as it reached CloudFormation. */
export interface ReceivedAnswer {
  readonly method: string | undefined;
  readonly host: string | undefined;
  readonly path: string | undefined;
  readonly contentType: string | undefined;
  readonly bytes: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The bucket of CloudFormation, as an https server of this machine. */
export interface WaitingCloudFormation {
  readonly answers: ReceivedAnswer[];
  /** Answers the next requests with these codes, and those after them with 200. */
  refuse(...codes: number[]): void;
  stop(): Promise<void>;
}

/**
 * Waits for answers. Until it is stopped, every https request of this process goes to it, whatever its host, with the
 * certificate of CloudFormation's bucket; the name is still checked.
 */
export async function waitingCloudFormation(): Promise<WaitingCloudFormation> {
  const { key, cert } = throwAwayCertificate([RESPONSE_HOST]);
  const answers: ReceivedAnswer[] = [];
  let refusals: number[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { method, url: path, headers } = request;
      const { host, 'content-type': contentType } = headers;
      answers.push({ method, host, path, contentType, bytes: Buffer.byteLength(text), body: JSON.parse(text) });
      response.writeHead(refusals.shift() ?? 200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const options = { ...globalAgent.options };
  Object.assign(globalAgent.options, { host: '127.0.0.1', port, ca: cert });
  return {
    answers,
    refuse(...codes) {
      refusals = codes;
    },
    async stop() {
      globalAgent.options = options;
      globalAgent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
